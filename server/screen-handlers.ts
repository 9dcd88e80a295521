import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/**
 * Remix ranks and compiles every route of the house four times per page. Almost every address means one route that is known by
 * its path alone, so each of those gets a handler that knows it and its parents only; everything else goes to the whole one.
 */
export function createScreenHandlers(build: ServerBuild): (pathname: string) => RequestHandler {
  const whole = createRequestHandler(build, 'production');
  const handlers = new Map<string, RequestHandler>();
  for (const id of Object.keys(build.routes)) {
    const path = pathOf(build.routes, id);
    if (path === null) continue;
    handlers.set(path, createRequestHandler(only(build, lineOf(build.routes, id)), 'production'));
  }
  return (pathname) => handlers.get(asked(pathname)) ?? whole;
}

/** Client navigations ask for the same path with `.data` behind it. */
function asked(pathname: string): string {
  if (!pathname.endsWith('.data')) return pathname;
  return pathname === '/_root.data' ? '/' : pathname.slice(0, -'.data'.length);
}

/** '/kalender/tag'; null for layouts and for paths with parameters, which Remix has to match. */
function pathOf(routes: Routes, id: string): string | null {
  const isLeaf = !Object.values(routes).some((route) => route.parentId === id);
  const parts = lineOf(routes, id).flatMap((one) => routes[one]?.path ?? []);
  const path = `/${parts.join('/')}`.replaceAll(/\/+/g, '/');
  return isLeaf && !/[:*?]/.test(path) ? path : null;
}

/** A route and its parents. */
function lineOf(routes: Routes, id: string): string[] {
  const route = routes[id];
  return route?.parentId ? [...lineOf(routes, route.parentId), id] : [id];
}

function only(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const keep = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
