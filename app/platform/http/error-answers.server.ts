import { data, type ServerBuild } from '@remix-run/node';
import { isBusy } from '#app/db/errors.ts';
import { noteStorageFull } from './storage-full.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

/** The answer to a thrown error; null for a defect (500, logged). */
export function answerFor(error: unknown): { status: number; reason?: string } | null {
  if (error instanceof NotFoundError) return { status: 404 };
  if (error instanceof ForbiddenError) return { status: 403, reason: error.reason };
  if (noteStorageFull(error)) return { status: 503, reason: 'STORAGE_FULL' };
  if (isBusy(error)) return { status: 503 };
  return null;
}

type Handler = (...input: never[]) => unknown;

function answering<T extends Handler>(handler: T): T {
  return (async (...input: Parameters<T>) => {
    try {
      return await handler(...input);
    } catch (error) {
      const answer = answerFor(error);
      if (!answer) throw error;
      throw data({ reason: answer.reason ?? null }, { status: answer.status });
    }
  }) as unknown as T;
}

/** Maps thrown errors to answers once, for every loader and action of the build. */
export function withErrorAnswers(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader ? { loader: answering(loader) } : {}),
      ...(action ? { action: answering(action) } : {}),
    };
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
