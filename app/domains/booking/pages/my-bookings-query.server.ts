import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText } from '#app/platform/form.server.ts';

export interface MineQuery {
  isAll: boolean;
  search: string;
  /** A resource, with its parts. */
  place: string | null;
  teamId: string | null;
  clubId: string | null;
  /** The last entry of the page before: when its first date begins, and its key. */
  after: { at: string; key: string } | null;
}

const CLUB = 'verein:';
const uuidOf = (value: string | null): string | null => (z.uuid().safeParse(value).success ? value : null);

/** Reads the address of "my bookings"; what makes no sense counts as not said, so old links still lead somewhere. */
export function readMineQuery(url: string): MineQuery {
  const { searchParams } = new URL(url);
  const search = searchParams.get('suche')?.trim() ?? '';
  const team = searchParams.get('mannschaft');
  const [at = '', key = null] = searchParams.get('ab')?.split('~') ?? [];
  const isInstant = isLocalDate(at.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(at.slice(10));
  return {
    isAll: searchParams.get('ansicht') === 'alle',
    search: isReadableText(search) ? search.slice(0, 120) : '',
    place: uuidOf(searchParams.get('ort')),
    teamId: uuidOf(team),
    clubId: team?.startsWith(CLUB) ? uuidOf(team.slice(CLUB.length)) : null,
    after: isInstant && uuidOf(key) && key ? { at, key } : null,
  };
}
