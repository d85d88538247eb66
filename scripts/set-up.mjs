// Runs before anything is installed: plain Node, nothing imported that npm would have to fetch.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/**
 * Runs a command with its output on screen; a failing one ends the script with its own exit code.
 */
export function run(command, args, env = {}) {
  try {
    execFileSync(command, args, {
      stdio: "inherit",
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
  } catch (error) {
    console.error(`\n${command} ${args.join(" ")} failed.`);
    process.exit(error.status ?? 1);
  }
}

/** Installs what package-lock.json names, unless just that is installed already. */
export function installPackages() {
  const stamp = "node_modules/.installed-lock";
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  // No package of ours needs an install script to build or to test.
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, lock);
}

const noQuestions = { DEBIAN_FRONTEND: "noninteractive" };
/** What Chinese texts and emoji are drawn with. No test needs a display. */
const FONTS = ["fonts-noto-cjk", "fonts-noto-color-emoji"];

const BROWSERS = {
  chromium: {
    title: "Chromium",
    variable: "CHROMIUM_PATH",
    // Not Google Chrome itself: since version 137 it takes no unpacked extension from the command
    // line.
    paths: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
    debian: "chromium",
  },
  firefox: {
    title: "Firefox",
    variable: "FIREFOX_PATH",
    paths: ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    debian: "firefox-esr",
  },
};

/** Finds a browser, or installs it; its path is then in CHROMIUM_PATH or FIREFOX_PATH. */
export async function findBrowser(name) {
  const { title, variable, paths, debian } = BROWSERS[name];
  const find = () => [process.env[variable], ...paths].find((path) => path && existsSync(path));
  let path = find();
  if (!path && (await mayInstall([debian], "to run the extension in it"))) {
    installDebian([debian]);
    path = find();
  }
  if (
    !path &&
    name === "chromium" &&
    (await isAgreed("Download Playwright's own Chromium (it changes no system package)"))
  ) {
    run("npx", ["playwright", "install", "chromium"]);
    return;
  }
  if (!path) {
    console.error(
      `No ${title} was found. Install it (on Debian: sudo apt-get install ${debian}), or set ${variable} to the path of its binary.`,
    );
    if (name === "firefox") console.error("Without Firefox: npm run check, npm run test:e2e.");
    process.exit(1);
  }
  process.env[variable] = path;
}

/**
 * Installs the fonts that a Debian lacks, whoever installed its browsers. Elsewhere the system's
 * own are used.
 */
export async function installFonts() {
  if (!existsSync("/usr/bin/dpkg-query")) return;
  const missing = FONTS.filter((name) => {
    const { stdout } = spawnSync("dpkg-query", ["-W", "-f=${db:Status-Status}", name], { encoding: "utf8" });
    return stdout !== "installed";
  });
  if (missing.length === 0) return;
  if (await mayInstall(missing, "to draw Chinese texts and emoji")) installDebian(missing);
  else console.warn(`Tests of the look may fail: install ${missing.join(" and ")}.`);
}

async function mayInstall(packages, why) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const kind = packages.length === 1 ? "package" : "packages";
  return isAgreed(`Install the system ${kind} ${packages.join(" and ")} ${why}`);
}

/**
 * A person at a terminal is asked first. CI, and whatever else has no terminal, goes on without a
 * question.
 */
async function isAgreed(proposal) {
  const isPersonThere = process.stdin.isTTY && process.stdout.isTTY && !process.env.CI;
  if (!isPersonThere) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${proposal}? [Y/n] `);
  terminal.close();
  return /^(y(es)?)?$/i.test(answer.trim());
}

function installDebian(packages) {
  run("apt-get", ["update", "-qq"], noQuestions);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], noQuestions);
}
