import { mkdir, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

/*
 * Draws the icons in public/icon. The drawing is here, and the PNG files are kept in the repository, because a browser that renders
 * a curve a little differently must not change what is built.
 */

const SIZES = [16, 32, 48, 96, 128];
const BOLT = "M36 8 16 36h13l-3 20 22-30H34z";

const svg = (size: number) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64">
    <rect width="64" height="64" rx="14" fill="#1d52d0" />
    <path d="${BOLT}" fill="#fff" />
  </svg>`;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
await mkdir("public/icon", { recursive: true });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg(size)}`);
  await writeFile(`public/icon/${size}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
