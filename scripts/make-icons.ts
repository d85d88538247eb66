import { mkdir, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

// Draws the icons in public/. The PNG files are kept in the repository, because another browser
// may render a curve differently, and that must not change the build.

interface Icon {
  /** Under public/. */
  folder: string;
  sizes: number[];
  background: string;
  /** Inside a viewBox of 64 by 64, in white. */
  drawing: string;
}

const BOLT = `<path d="M36 8 16 36h13l-3 20 22-30H34z" fill="#fff" />`;
const PADLOCK = `
  <path d="M22 30v-7a10 10 0 0 1 20 0v7" fill="none" stroke="#fff" stroke-width="6" />
  <rect x="15" y="29" width="34" height="24" rx="5" fill="#fff" />`;
const DOTS = [14, 32, 50].map((x) => `<circle cx="${x}" cy="32" r="6.5" fill="#fff" />`).join("");

/**
 * The first is the product's; the others are the states of its button in the toolbar, told apart by
 * shape as well as by colour.
 */
const ICONS: Icon[] = [
  { folder: "icon", sizes: [16, 32, 48, 96, 128], background: "#1d52d0", drawing: BOLT },
  { folder: "icon-locked", sizes: [16, 32, 48], background: "#5a6474", drawing: PADLOCK },
  { folder: "icon-busy", sizes: [16, 32, 48], background: "#1d52d0", drawing: DOTS },
];

const svg = (size: number, { background, drawing }: Icon) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64">
    <rect width="64" height="64" rx="14" fill="${background}" />
    ${drawing}
  </svg>`;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
for (const icon of ICONS) {
  await mkdir(`public/${icon.folder}`, { recursive: true });
  for (const size of icon.sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg(size, icon)}`);
    await writeFile(`public/${icon.folder}/${size}.png`, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
}
await browser.close();
