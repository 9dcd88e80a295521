/** routes.ts and paths.ts agree, and a permission test covers every route that writes. */
import { withoutComments, type Source } from './source.ts';

export interface RouteRow {
  readonly path: string;
  readonly file: string;
}

/** `paths` of paths.ts: functions, grouped at any depth. Query objects are optional or ignored. */
export interface PathTree {
  readonly [name: string]: ((...values: never[]) => string) | PathTree;
}

const filler = 'x0x';

/** Name -> its path without query, every value replaced by a filler. */
export function writtenPaths(tree: PathTree, prefix = 'paths'): Map<string, string> {
  const written = new Map<string, string>();
  for (const [name, entry] of Object.entries(tree)) {
    const full = `${prefix}.${name}`;
    if (typeof entry === 'function') {
      const write = entry as (...values: string[]) => string;
      written.set(full, write(...Array.from({ length: entry.length }, () => filler)).split('?')[0] ?? '');
    } else {
      for (const [key, path] of writtenPaths(entry, full)) written.set(key, path);
    }
  }
  return written;
}

function shape(pattern: string): string {
  return pattern.replaceAll(/:[A-Za-z]+[?]?/g, filler);
}

/** Routes without a function in paths, and functions without a route. No link leads to a splat. */
export function urlsApart(routes: readonly RouteRow[], tree: PathTree): string[] {
  const patterns = routes.map(({ path }) => path).filter((path) => !path.endsWith('*'));
  const written = writtenPaths(tree);
  const writtenShapes = new Set(written.values());
  const routeShapes = new Set(patterns.map(shape));
  return [
    ...patterns.filter((path) => !writtenShapes.has(shape(path))).map((path) => `${path} has no function in paths.ts`),
    ...[...written]
      .filter(([, path]) => !routeShapes.has(path))
      .map(([name, path]) => `${name} writes ${path}, which is no route`),
  ];
}

/** Routes whose file is missing, and route files without a URL. */
export function filesApart(routes: readonly RouteRow[], sources: readonly Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  return routes
    .filter(({ file }) => !known.has(`app/${file}`))
    .map(({ path, file }) => `${path} leads to app/${file}, which does not exist`);
}

export function writingRoutes(routes: readonly RouteRow[], sources: readonly Source[]): RouteRow[] {
  const acting = new Set(
    sources
      .filter(({ text }) => /^export (?:async )?(?:function|const) action\b/m.test(withoutComments(text)))
      .map(({ path }) => path),
  );
  // A splat answers every method with 404. The JSON API has its own test (tests/http/api/callers.test.ts).
  return routes.filter(
    ({ path, file }) => !path.endsWith('*') && !file.endsWith('.api.ts') && acting.has(`app/${file}`),
  );
}

/** Routes with an action that lack a test file for every role, or whose test file does not name the URL. */
export function writesWithoutPermissionTest(
  routes: readonly RouteRow[],
  sources: readonly Source[],
  assertedBy: Readonly<Record<string, string>>,
): string[] {
  const rows = writingRoutes(routes, sources);
  const missing = rows.flatMap(({ path }) => {
    const file = assertedBy[path];
    if (!file) return [`${path} has an action and no line in tests/write-routes.ts`];
    const text = sources.find((source) => source.path === file)?.text;
    const start = path.split('/:')[0] ?? path;
    return text?.includes(start) ? [] : [`${path} is said to be asserted by ${file}, which does not name it`];
  });
  const stale = Object.keys(assertedBy).filter((path) => !rows.some((row) => row.path === path));
  return [...missing, ...stale.map((path) => `${path} stands in tests/write-routes.ts but writes nothing`)];
}
