import type { PendingDate, PendingRequest } from '#app/domains/booking/pages/pending-list.server.ts';
import type { Obstacle } from '#app/domains/booking/rules/approve.ts';
import type { Conflict } from '#app/domains/booking/rules/conflicts.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { paths } from '#app/paths.ts';

/** A sentence about something that prevents a date; `to` opens the other booking. */
export interface NoteView {
  tone: 'bad' | 'warn';
  text: string;
  to: string | null;
}

/** A request in the reader's language. */
export interface PendingView {
  /** `this:ID` or `series:ID`, the value in the form. */
  unit: string;
  bookingId: string;
  isSeries: boolean;
  title: string;
  typeIcon: string;
  typeLabel: string;
  color: string | null;
  day: string;
  time: string;
  /** The range of a series and the number of its dates. */
  range: string | null;
  place: string;
  group: string;
  requested: string;
  description: string | null;
  dateCount: number;
  freeCount: number;
  /** Notes of a single date; of a series those of its dates that are not free or have a note, each with its day. */
  notes: NoteView[];
  moreNotes: number;
  /** Of a series: every date. */
  dates: { bookingId: string; label: string; state: 'free' | 'warned' | Obstacle }[];
}

/** So many dates of a series have their notes in the summary; the list of dates has all. */
const MAX_NOTES = 6;

export function pendingView(request: PendingRequest, locale: Locale): PendingView {
  const [t, format] = [translator(locale, 'booking.approvals'), formats(locale)];
  const { dates, scope, bookingId, teamName, clubName, requesterName } = request;
  const isSeries = scope === 'series' && dates.length > 1;
  const [first, last] = [dates[0]?.date ?? '', dates.at(-1)?.date ?? ''];
  const notes = dates.flatMap((date) =>
    notesOf(date, clubName, locale).map((note) =>
      isSeries ? { ...note, text: t('onDay', { day: format.day(date.date), words: note.text }) } : note,
    ),
  );
  const sorted = notes.sort((a, b) => Number(a.tone === 'warn') - Number(b.tone === 'warn'));
  const when = format.dayTime(request.requestedOn, request.requestedAt);
  return {
    unit: `${scope}:${bookingId}`,
    bookingId,
    isSeries,
    title: request.title,
    typeIcon: request.typeIcon,
    typeLabel: request.typeLabel,
    color: request.color,
    day: isSeries ? t('every', { weekday: format.weekdayLong(first) }) : format.day(first),
    time: format.timeRange(request.startTime, request.endTime),
    range: isSeries ? `${format.span(first, last)}, ${t('dates', { count: dates.length })}` : null,
    place: [request.placeName, request.facilityName].filter(Boolean).join(', '),
    group: [teamName ?? t('withoutTeam'), clubName].filter(Boolean).join(', '),
    requested: requesterName === null ? t('requestedOn', { when }) : t('requestedBy', { person: requesterName, when }),
    description: request.description,
    dateCount: dates.length,
    freeCount: request.freeCount,
    notes: isSeries ? sorted.slice(0, MAX_NOTES) : sorted,
    moreNotes: isSeries ? Math.max(0, sorted.length - MAX_NOTES) : 0,
    dates: isSeries
      ? dates.map((date) => ({ bookingId: date.bookingId, label: format.day(date.date), state: stateOf(date) }))
      : [],
  };
}

function stateOf({ obstacle, conflicts }: PendingDate): 'free' | 'warned' | Obstacle {
  return obstacle ?? (conflicts.length > 0 ? 'warned' : 'free');
}

/** Everything that prevents a date, errors first. */
export function notesOf(
  { obstacle, conflicts }: Pick<PendingDate, 'obstacle' | 'conflicts'>,
  clubName: string | null,
  locale: Locale,
): NoteView[] {
  const t = translator(locale, 'booking.approvals.conflict');
  const found: NoteView[] = conflicts.map((conflict) => conflictNote(conflict, locale));
  if (obstacle === null || obstacle === 'conflict') return found;
  const text =
    obstacle === 'no_grant' ? (clubName ? t('no_grant', { club: clubName }) : t('no_grant_unknown')) : t(obstacle);
  return [{ tone: 'bad', text, to: null }, ...found];
}

function conflictNote(conflict: Conflict, locale: Locale): NoteView {
  const [t, format] = [translator(locale, 'booking.approvals.conflict'), formats(locale)];
  if (conflict.kind === 'no_slot') {
    const { ended, begins } = conflict;
    const day = formats(locale).day(ended ?? begins ?? '');
    const text =
      ended !== null ? t('slots_ended', { day }) : begins === null ? t('no_slot') : t('slots_begin', { day });
    return { tone: 'bad', text, to: null };
  }
  if (conflict.kind === 'outside_slot') {
    const windows = conflict.windows.map(({ startTime, endTime }) => `${startTime}–${endTime}`).join(', ');
    return { tone: 'bad', text: t('outside_slot', { windows }), to: null };
  }
  const { with: other, severity } = conflict;
  const named = other.teamName !== null && !other.title.includes(other.teamName);
  const words = {
    what: t('what', { title: other.title, team: named ? (other.teamName ?? 'none') : 'none' }),
    place: other.placeName,
    time: format.timeRange(other.startTime, other.endTime),
  };
  const to = paths.booking.booking(other.id);
  if (severity === 'error') return { tone: 'bad', text: t(conflict.kind, words), to };
  const text = other.isPending ? t('requested', { ...words, who: other.personName }) : t('beside', words);
  return { tone: 'warn', text, to };
}
