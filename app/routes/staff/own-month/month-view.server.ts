import type { getOwnMonth, OwnCorrection } from '#app/domains/staff/pages/own-month.server.ts';
import { typedBreaks } from '#app/domains/staff/times/entered-breaks.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { momentText } from '#app/platform/form/moment-field.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { correctionView } from '#app/routes/staff/time/time-view.server.ts';
import { sessionView } from '#app/routes/staff/times/session-view.server.ts';

type Month = Awaited<ReturnType<typeof getOwnMonth>>;

/** A wish that waits shows the present times before it; a decided one those that it replaced. */
const wishOf = (line: OwnCorrection, locale: Locale) => ({
  ...correctionView({ ...line, before: line.before ?? line.present }, line.dayKey, locale),
  day: formats(locale).day(line.dayKey),
});

/** The days of the month as the screen shows them: the newest first. */
export function monthView({ sessions, corrections }: Month, { nowMs, locale }: { nowMs: number; locale: Locale }) {
  const days = sessions.map((session) => ({
    ...sessionView(session, nowMs, locale),
    values: {
      clockIn: momentText(session.startMs, HOME_ZONE),
      clockOut: momentText(session.endMs, HOME_ZONE),
      breaks: typedBreaks(session.breaks),
      shift: '',
      reason: '',
    },
    wishes: corrections.filter(({ sessionId }) => sessionId === session.id).map((line) => wishOf(line, locale)),
  }));
  const known = new Set(sessions.map(({ id }) => id));
  const others = corrections.filter(({ sessionId }) => sessionId === null || !known.has(sessionId));
  return { days, wishes: others.map((line) => wishOf(line, locale)) };
}
