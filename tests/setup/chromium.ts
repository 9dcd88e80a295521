/**
 * A Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's own, or fetched from Debian as root. When none can be
 * had the tests fail with this sentence; they are never skipped.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chromium } from 'playwright';

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

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
  throw new Error('apt-get installed the package chromium, but there is no /usr/bin/chromium.');
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
  for (const argv of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-color-emoji']]) {
    const { status, stdout, stderr } = spawnSync('apt-get', argv, { env, encoding: 'utf8' });
    if (status !== 0)
      throw new Error(`apt-get ${argv.join(' ')} failed, so there is no Chromium:\n${stdout}\n${stderr}`);
  }
}

/** As root in a container there is no sandbox and no GPU; the rest keeps the browser from calling home. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
