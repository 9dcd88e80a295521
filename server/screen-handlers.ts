import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** A route that answers, with the parts of its path from the root: ['api', 'doors', ':area', 'open']. */
interface Leaf {
  readonly id: string;
  readonly parts: readonly string[];
}

/** So many parts of an address name the smallest wings: /api/doors/… */
const WING_PARTS = 2;

/**
 * Remix ranks and compiles every route it knows four times per page. So each path without parameters has a handler that knows
 * that route and its parents only, and each beginning of a path one that knows what begins so; what is under neither goes to the
 * handler of the whole house.
 */
export function createScreenHandlers(build: ServerBuild): (pathname: string) => RequestHandler {
  const leaves = leavesOf(build.routes);
  const knowing = (some: readonly Leaf[]): RequestHandler =>
    createRequestHandler(only(build, new Set(some.flatMap(({ id }) => lineOf(build.routes, id)))), 'production');
  const whole = createRequestHandler(build, 'production');
  const screens = new Map<string, RequestHandler>();
  const wings = new Map<string, RequestHandler>();
  for (const leaf of leaves) {
    if (leaf.parts.every(isPlain)) screens.set(`/${leaf.parts.join('/')}`, knowing([leaf]));
    for (let count = 1; count <= WING_PARTS; count += 1) {
      const wing = leaf.parts.slice(0, count).map((part) => part.toLowerCase());
      if (wing.length < count || !wing.every(isPlain) || wings.has(wing.join('/'))) continue;
      wings.set(wing.join('/'), knowing(leaves.filter(({ parts }) => mayBeIn(wing, parts))));
    }
  }
  return (pathname) => {
    const path = asked(pathname);
    const screen = screens.get(path);
    if (screen) return screen;
    const parts = partsOf(path.toLowerCase()).slice(0, WING_PARTS);
    return wings.get(parts.join('/')) ?? wings.get(parts[0] ?? '') ?? whole;
  };
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

const isPlain = (part: string): boolean => !/[:*?]/.test(part);

/** Can an address that begins with these parts mean this route? One that ends early or has a parameter there may. */
function mayBeIn(wing: readonly string[], parts: readonly string[]): boolean {
  return wing.every((part, at) => {
    const own = parts[at];
    return own === undefined || !isPlain(own) || own.toLowerCase() === part;
  });
}

/** Client navigations ask for the same path with `.data` behind it. */
function asked(pathname: string): string {
  if (!pathname.endsWith('.data')) return pathname;
  return pathname === '/_root.data' ? '/' : pathname.slice(0, -'.data'.length);
}

function leavesOf(routes: Routes): Leaf[] {
  const parents = new Set(Object.values(routes).map((route) => route.parentId));
  return Object.keys(routes)
    .filter((id) => !parents.has(id))
    .map((id) => ({
      id,
      parts: partsOf(
        lineOf(routes, id)
          .flatMap((one) => routes[one]?.path ?? [])
          .join('/'),
      ),
    }));
}

/** A route and its parents. */
function lineOf(routes: Routes, id: string): string[] {
  const route = routes[id];
  return route?.parentId ? [...lineOf(routes, route.parentId), id] : [id];
}

function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const keep = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
