import { isLocalDate, type LocalDate } from '#app/platform/calendar.ts';
import { isReadableText } from '#app/platform/form.server.ts';

export const ARCHIVE_STATUSES = ['expired', 'rejected', 'archived'] as const;
/** How it ended, as its address says it. */
export const ARCHIVE_OUTCOMES = { genehmigt: 'approved', abgelehnt: 'rejected', ohne: 'none' } as const;

export interface ArchiveCursor {
  date: LocalDate;
  startTime: string;
  id: string;
}

export interface ArchiveFilter {
  status: (typeof ARCHIVE_STATUSES)[number] | null;
  outcome: (typeof ARCHIVE_OUTCOMES)[keyof typeof ARCHIVE_OUTCOMES] | null;
  /** A place with its parts. */
  placeId: string | null;
  /** A team, or a club with all of its teams. */
  groupId: string | null;
  from: LocalDate | null;
  until: LocalDate | null;
  text: string;
  /** The page goes on below this row. */
  after: ArchiveCursor | null;
}

const MAX_TEXT = 120;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the archive's address; what makes no sense counts as not said, so old links still lead somewhere. */
export function readArchiveQuery(url: string): ArchiveFilter {
  const { searchParams } = new URL(url);
  const said = (name: string) => searchParams.get(name)?.trim() ?? '';
  const day = (text: string) => (isLocalDate(text) ? text : null);
  const id = (text: string) => (uuid.test(text) ? text : null);
  const outcome = Object.entries(ARCHIVE_OUTCOMES).find(([word]) => word === said('ausgang'));
  const text = said('suche');
  return {
    status: ARCHIVE_STATUSES.find((status) => status === said('status')) ?? null,
    outcome: outcome?.[1] ?? null,
    placeId: id(said('ort')),
    groupId: id(said('gruppe')),
    from: day(said('von')),
    until: day(said('bis')),
    text: isReadableText(text) ? text.slice(0, MAX_TEXT) : '',
    after: readCursor(said('ab')),
  };
}

export function writeCursor({ date, startTime, id }: ArchiveCursor): string {
  return `${date}~${startTime}~${id}`;
}

function readCursor(text: string): ArchiveCursor | null {
  const [date = '', startTime = '', id = ''] = text.split('~');
  const isTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(startTime);
  return isLocalDate(date) && isTime && uuid.test(id) ? { date, startTime, id } : null;
}
