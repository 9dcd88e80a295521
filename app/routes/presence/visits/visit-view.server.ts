import type { VisitLine } from '#app/domains/presence/pages/visit-log.server.ts';
import { instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { minuteBeside, moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

const MINUTE_MS = 60_000;
const minutesOf = ({ startedAtMs, endedAtMs }: VisitLine): number | null =>
  endedAtMs === null ? null : Math.round((endedAtMs - startedAtMs) / MINUTE_MS);

/** A visit as its line shows it. */
export function visitView(visit: VisitLine, locale: Locale) {
  const t = translator(locale, 'presence.visits');
  const { id, userId, name, roomName, facilityName, timeZone, guests, estimated, isPresent } = visit;
  const minutes = minutesOf(visit);
  const hours = Math.floor((minutes ?? 0) / 60);
  const rest = (minutes ?? 0) % 60;
  const open = t(isPresent ? 'open' : 'forgotten');
  return {
    id,
    userId,
    name,
    roomName,
    facilityName,
    guests,
    estimated,
    isOpen: visit.endedAtMs === null,
    ...whenOf(visit, open, locale),
    start: moment(visit.startedAtMs, locale, timeZone),
    end: visit.endedAtMs === null ? open : minuteBeside(visit.endedAtMs, visit.startedAtMs, locale, timeZone),
    duration:
      minutes === null
        ? null
        : hours > 0
          ? t('hours', { hours: String(hours), minutes: String(rest) })
          : t('minutes', { minutes: String(rest) }),
    by:
      visit.endedBy === null || visit.endedBy === visit.startedBy
        ? t(`startedBy.${visit.startedBy}`)
        : t('byBoth', { start: t(`startedBy.${visit.startedBy}`), end: t(`endedBy.${visit.endedBy}`) }),
  };
}

/** The day of a visit, and its times, which do not break. */
function whenOf({ startedAtMs, endedAtMs, timeZone }: VisitLine, open: string, locale: Locale) {
  const format = formats(locale);
  const start = wallClock(instantOfMs(startedAtMs), timeZone);
  const end = endedAtMs === null ? null : wallClock(instantOfMs(endedAtMs), timeZone);
  const times =
    end?.date === start.date
      ? format.timeRange(start.time, end.time)
      : `${format.time(start.time)} – ${endedAtMs === null ? open : moment(endedAtMs, locale, timeZone)}`;
  return { day: format.day(start.date), times };
}

export type VisitView = ReturnType<typeof visitView>;

/** `YYYY-MM-DD HH:MM`, which every spreadsheet reads as a time. */
function sheetTime(ms: number | null, timeZone: string): string | null {
  if (ms === null) return null;
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  return `${date} ${time}`;
}

/** The columns of the log as a table. */
export function visitColumns(locale: Locale) {
  const t = translator(locale, 'presence.visits');
  return [
    { head: t('column.person'), cell: (visit: VisitLine) => visit.name },
    { head: t('column.facility'), cell: (visit: VisitLine) => visit.facilityName },
    { head: t('column.room'), cell: (visit: VisitLine) => visit.roomName },
    { head: t('column.startedAt'), cell: (visit: VisitLine) => sheetTime(visit.startedAtMs, visit.timeZone) },
    { head: t('column.endedAt'), cell: (visit: VisitLine) => sheetTime(visit.endedAtMs, visit.timeZone) },
    { head: t('column.minutes'), cell: minutesOf },
    { head: t('column.guests'), cell: (visit: VisitLine) => visit.guests },
    { head: t('column.startedBy'), cell: (visit: VisitLine) => t(`startedBy.${visit.startedBy}`) },
    {
      head: t('column.endedBy'),
      cell: ({ endedBy }: VisitLine) => (endedBy === null ? null : t(`endedBy.${endedBy}`)),
    },
    { head: t('column.estimated'), cell: ({ estimated }: VisitLine) => t(estimated ? 'yes' : 'no') },
  ];
}
