// Finds a browser for the end-to-end tests, and gets one where there is none.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, Stop, works } from './project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Absolute path of a browser that can be started. Installs one when there is none. */
export async function ensureBrowser() {
  const found = installedBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  await installBrowser();
  const installed = installedBrowser() ?? (await playwrightBrowser());
  if (installed) return installed;
  throw new Stop(
    'The end-to-end tests need a browser, and none could be installed. Install Chromium or Google Chrome.',
  );
}

function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macPrograms];
  // Ubuntu's package is a stub that only tells to use snap: being there is not enough.
  return candidates.find((program) => existsSync(program) && works(program, ['--version'])) ?? null;
}

/** Playwright's own, when it was downloaded before. */
async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const program = chromium.executablePath();
  return existsSync(program) ? program : null;
}

async function installBrowser() {
  if (isRootOnDebian()) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (installedBrowser()) return;
  }
  const withSystemPackages = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  await run('playwright', ['install', ...withSystemPackages, 'chromium']);
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}
