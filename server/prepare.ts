import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs before the server: builds when there is no build or when a source changed since. Reads nothing of the app. */
const folders = ['app', 'server', 'device', 'public'];
const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'remix.config.ts', 'tsconfig.json'];
const stampFile = path.join('build', 'sources.sha256');

function hashSources(): string {
  const hash = createHash('sha256');
  const nested = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  for (const file of [...nested, ...files.filter(existsSync)].toSorted())
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function isBuilt(hash: string): boolean {
  return (
    ['index.js', 'cli.js', 'broker.js', 'paper.js'].every((file) => existsSync(path.join('build', 'server', file))) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === hash
  );
}

function build(): void {
  const cli = fileURLToPath(import.meta.resolve('@remix-run/dev/dist/cli.js'));
  const result = spawnSync(process.execPath, [cli, 'vite:build'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}\n${result.stderr}\nDer Bau ist fehlgeschlagen. (The build failed.)\n`);
  process.exit(result.status ?? 1);
}

const hash = hashSources();
if (process.argv.includes('--force') || !isBuilt(hash)) {
  process.stdout.write('Platzwart wird gebaut, das dauert beim ersten Mal etwa eine halbe Minute …\n');
  // A build that is cut off leaves no stamp, so that the next start builds again.
  rmSync(stampFile, { force: true });
  build();
  writeFileSync(stampFile, hash);
}
