import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { injectManifest } from 'workbox-build';
import { paths } from '#app/paths.ts';
import { WORKER_FILE } from './worker-names.ts';

const CLIENT = path.join('build', 'client');
const SHELL = 'routes/staff/clock-offline';
/** Scripts that the shell imports later: texts, and the watch of the connection. */
const LATER = /^(?:page|clock)[.](?:de|en)-[\w-]+[.]js$|^connection-notice-[\w-]+[.]js$/;
const STATIC = /(?:\bfrom|\bimport)\s*"[.]\/([\w.-]+[.]js)"/g;

interface BuiltModule {
  readonly module: string;
  readonly parentId?: string;
}

/** Bundles the service worker of the time clock and writes the list of the files that the shell needs, after both builds of Remix. */
export async function writeClockWorker(): Promise<void> {
  const files = filesOfShell();
  const bundle = path.join('build', 'clock-worker.js');
  const { outputFiles } = await build({
    entryPoints: [path.join('app', 'routes', 'staff', 'clock', 'worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  writeFileSync(bundle, outputFiles[0]?.text ?? '');
  const version = files.find((file) => file.startsWith('manifest-')) ?? '';
  const { warnings } = await injectManifest({
    swSrc: bundle,
    swDest: path.join(CLIENT, WORKER_FILE),
    globDirectory: CLIENT,
    globPatterns: files.map((file) => `assets/${file}`),
    // Their names carry a hash.
    dontCacheBustURLsMatching: /^assets\//,
    modifyURLPrefix: { assets: '/assets' },
    additionalManifestEntries: [{ url: paths.staff.clockOffline(), revision: version }],
  });
  rmSync(bundle);
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}

/** Names in build/client/assets: every script that the shell imports, the styles and the icons. */
function filesOfShell(): string[] {
  const assets = readdirSync(path.join(CLIENT, 'assets')).filter((name) => !/[.](?:br|gz)$/.test(name));
  const manifest = assets.find((name) => /^manifest-\w+[.]js$/.test(name));
  if (!manifest) throw new Error('Remix has not written its manifest');
  const text = readFileSync(path.join(CLIENT, 'assets', manifest), 'utf8');
  const { entry, routes } = JSON.parse(text.replace(/^window[.]__remixManifest=/, '').replace(/;\s*$/, '')) as {
    entry: BuiltModule;
    routes: Readonly<Record<string, BuiltModule>>;
  };
  const found = new Set([manifest, ...assets.filter((name) => /^styles-.*[.]css$|^icons-.*[.]svg$/.test(name))]);
  const follow = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const script = readFileSync(path.join(CLIENT, 'assets', name), 'utf8');
    for (const [, next = ''] of script.matchAll(STATIC)) follow(next);
  };
  const modules = [entry];
  for (let id: string | undefined = SHELL; id !== undefined; id = routes[id]?.parentId) {
    const route = routes[id];
    if (!route) throw new Error(`the build has no route ${id}`);
    modules.push(route);
  }
  for (const { module } of modules) follow(path.posix.basename(module));
  for (const name of assets) if (LATER.test(name)) follow(name);
  return [...found].toSorted();
}
