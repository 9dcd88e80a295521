/**
 * A Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's own, or fetched from Debian as root. Without one,
 * the tests fail with this sentence; they are never skipped.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** The headless shell first: the same engine without windows, tabs and bars, which take half of the processor time. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of the program; throws when there is none and none can be installed. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program.`);
  }
  const found = [...systemPaths, chromium.executablePath()].find(isProgram);
  if (found) return found;
  installFromDebian();
  const installed = systemPaths.find(isProgram);
  if (installed) return installed;
  throw new Error('apt-get installed a package of Chromium, but there is no program of it in /usr/bin.');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'No Chromium found for the browser tests. Install one (Debian: apt-get install chromium, anywhere: npx playwright install chromium) or name it in CHROMIUM_PATH.',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (argv: string[]) => spawnSync('apt-get', argv, { env, encoding: 'utf8' });
  const install = (name: string) => apt(['install', '-y', '--no-install-recommends', name, 'fonts-noto-color-emoji']);
  apt(['update']);
  // Older releases have no package of the shell.
  if (install('chromium-headless-shell').status === 0) return;
  const { status, stdout, stderr } = install('chromium');
  if (status !== 0) throw new Error(`apt-get could not install Chromium:\n${stdout}\n${stderr}`);
}

/** Root in a container has no sandbox and no GPU; the other flags stop the browser's own requests. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
