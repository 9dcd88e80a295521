import { hintText } from '#app/domains/staff/times/words.server.ts';
import { sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import { capitalized } from '#app/domains/staff/rules/role-name.ts';
import { hoursMinutes } from '#app/domains/staff/rules/durations.ts';
import { needsCorrection } from '#app/domains/staff/times/work-days.ts';
import type { PlannedShift } from '#app/domains/staff/store/days.server.ts';
import type { ListedSession } from '#app/domains/staff/times/list-sessions.server.ts';
import { HOME_ZONE, instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

export type SessionState = 'discarded' | 'flagged' | 'running' | 'break' | 'closed';

const wall = (ms: number) => wallClock(instantOfMs(ms), HOME_ZONE);

/** `18:00–02:00 Uhr`, the day of the end named when it is another one. */
export function timesText(startMs: number, endMs: number, locale: Locale): string {
  return formats(locale).timeRange(wall(startMs).time, wall(endMs).time);
}

export function stateOfSession(session: ListedSession, nowMs: number): SessionState {
  if (session.discarded) return 'discarded';
  if (needsCorrection(session, nowMs)) return 'flagged';
  if (session.endMs !== null) return 'closed';
  return session.state === 'BREAK' ? 'break' : 'running';
}

/** "Gaststätte · Service · Zapfanlage". */
export function shiftPlace({ areaName, role, station }: PlannedShift, locale: Locale): string {
  const t = translator(locale, 'staff.roles');
  const name = t.has(role as 'service') ? t(role as 'service') : capitalized(role);
  return [areaName, name, station].filter(Boolean).join(' · ');
}

/** Signed hours and minutes: "+0:12", "−1:05"; null for less than a minute. */
function signed(seconds: number): string | null {
  if (Math.abs(seconds) < 60) return null;
  return `${seconds < 0 ? '−' : '+'}${hoursMinutes(Math.abs(seconds))}`;
}

/** A session as a line shows it: what was, beside what was planned. */
export function sessionView(session: ListedSession, nowMs: number, locale: Locale) {
  const t = translator(locale, 'staff.times');
  const { startMs, endMs, shift } = session;
  const sums = sumsOf(session, nowMs);
  const state = stateOfSession(session, nowMs);
  const planned = shift ? (shift.endMs - shift.startMs) / 1000 : null;
  const counts = state !== 'flagged' && state !== 'discarded';
  return {
    id: session.id,
    staffId: session.staffId,
    name: `${session.firstName} ${session.lastName}`,
    day: formats(locale).day(session.dayKey),
    times:
      endMs === null
        ? t('since', { time: formats(locale).time(wall(startMs).time) })
        : timesText(startMs, endMs, locale),
    work: counts ? hoursMinutes(sums.work) : null,
    breaks: sums.break > 0 ? hoursMinutes(sums.break) : null,
    plan: shift ? timesText(shift.startMs, shift.endMs, locale) : null,
    planPlace: shift ? shiftPlace(shift, locale) : null,
    difference: planned !== null && endMs !== null && counts ? signed((endMs - startMs) / 1000 - planned) : null,
    state,
    isCorrected: session.isCorrected,
    hints: session.hints.map((hint) => hintText(hint, locale)),
    noBreakReason: session.noBreakReason,
  };
}

export type SessionView = ReturnType<typeof sessionView>;

/** `YYYY-MM-DD HH:MM`, which every spreadsheet reads as a time. */
function sheetTime(ms: number | null): string | null {
  if (ms === null) return null;
  const { date, time } = wall(ms);
  return `${date} ${time}`;
}

/** The columns of the list as a table. */
export function sessionColumns(nowMs: number, locale: Locale) {
  const t = translator(locale, 'staff.times');
  const minutes = (seconds: number) => Math.floor(seconds / 60);
  return [
    { head: t('column.person'), cell: (one: ListedSession) => `${one.firstName} ${one.lastName}` },
    { head: t('column.day'), cell: (one: ListedSession) => one.dayKey },
    { head: t('column.start'), cell: (one: ListedSession) => sheetTime(one.startMs) },
    { head: t('column.end'), cell: (one: ListedSession) => sheetTime(one.endMs) },
    { head: t('column.breakMinutes'), cell: (one: ListedSession) => minutes(sumsOf(one, nowMs).break) },
    {
      head: t('column.workMinutes'),
      cell: (one: ListedSession) =>
        one.endMs === null || one.flagged || one.discarded ? null : minutes(sumsOf(one, nowMs).work),
    },
    { head: t('column.plannedStart'), cell: ({ shift }: ListedSession) => sheetTime(shift?.startMs ?? null) },
    { head: t('column.plannedEnd'), cell: ({ shift }: ListedSession) => sheetTime(shift?.endMs ?? null) },
    { head: t('column.state'), cell: (one: ListedSession) => t(`state.${stateOfSession(one, nowMs)}`) },
    { head: t('column.corrected'), cell: ({ isCorrected }: ListedSession) => t(isCorrected ? 'yes' : 'no') },
    { head: t('column.recorded'), cell: ({ recordedMs }: ListedSession) => sheetTime(recordedMs) },
    {
      head: t('column.hints'),
      cell: ({ hints }: ListedSession) => hints.map((hint) => hintText(hint, locale)).join(' '),
    },
  ];
}
