import { z } from 'zod';
import { readCookie } from '#app/platform/preferences.server.ts';

const NAME = 'booked-last';
const YEAR_SECONDS = 31_536_000;

export interface LastChoice {
  resourceId: string | null;
  teamId: string | null;
}

/** Place and team of this person's last request in this browser; a cookie is anybody's text, so both are looked up again. */
export function lastChoice(request: Request, actorId: string): LastChoice {
  const [person, resourceId, teamId] = readCookie(request, NAME)?.split('.') ?? [];
  if (person !== actorId) return { resourceId: null, teamId: null };
  return { resourceId: idOrNull(resourceId), teamId: idOrNull(teamId) };
}

export function lastChoiceCookie(actorId: string, { resourceId, teamId }: LastChoice): string {
  const value = [actorId, resourceId ?? '', teamId ?? ''].join('.');
  return `${NAME}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax`;
}

function idOrNull(text: string | undefined): string | null {
  return z.uuid().safeParse(text).data ?? null;
}
