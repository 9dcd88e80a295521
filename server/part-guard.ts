import { data, type ServerBuild } from '@remix-run/node';
import type { Part } from '#app/parts.ts';
import { answerNowhere } from '#app/platform/api/serve.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';

/** What the guard reads of a row of the route table. */
export interface GuardedRow {
  readonly path: string;
  readonly file: string;
  readonly part?: Part;
}

/** What Remix answers to a write for a page without an action; with one of ours the guard comes first there too. */
const refuseWrite = (): never => {
  throw data(null, { status: 405, statusText: 'Method Not Allowed' });
};

type Handler = (args: never) => unknown;

/**
 * Puts the part of each row in front of its loader and action. While the part is off, a page answers 404 in its frame, and an
 * address below /api/ answers like an unknown one. Both answers come before the check of session or token.
 */
export function withParts(
  build: ServerBuild,
  routeTable: readonly GuardedRow[],
  isOn: (part: Part) => boolean,
): ServerBuild {
  const rowOf = new Map(routeTable.map((row) => [row.file.replace(/\.tsx?$/, ''), row]));
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { part, path } = rowOf.get(id) ?? {};
    if (!route || part === undefined || path === undefined) return [id, route] as const;
    const guard = <T extends Handler>(handler: T): T =>
      (async (args: { request: Request }) => {
        if (isOn(part)) return await handler(args as never);
        if (path.startsWith('/api/')) return answerNowhere(args);
        throw new NotFoundError(`the part ${part} is off`);
      }) as unknown as T;
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader ? { loader: guard(loader) } : {}),
      action: guard(action ?? refuseWrite),
    };
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
