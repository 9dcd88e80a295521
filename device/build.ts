import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** `node --import tsx device/build.ts [FOLDER]`: bundles the agent into one file that needs only Node 18. */
const folder = process.argv[2] ?? path.join('build', 'device');
const outfile = path.join(folder, 'platzwart-door.cjs');

await build({
  entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  legalComments: 'eof',
  banner: { js: '#!/usr/bin/env node' },
  // Optional native parts of ws.
  external: ['bufferutil', 'utf-8-validate'],
  logLevel: 'warning',
});
await chmod(outfile, 0o755);
process.stdout.write(`${outfile}\n`);
