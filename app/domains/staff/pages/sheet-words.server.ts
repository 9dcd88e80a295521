import { de } from '#app/domains/staff/messages/time-sheet.de.ts';
import { en } from '#app/domains/staff/messages/time-sheet.en.ts';
import type { TimeSheet } from '#app/domains/staff/pages/time-sheet.server.ts';
import { sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import { hoursMinutes } from '#app/domains/staff/rules/durations.ts';
import { needsCorrection } from '#app/domains/staff/times/work-days.ts';
import type { DaySession } from '#app/domains/staff/store/days.server.ts';
import { HOME_ZONE, instantOfMs, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import type { SheetRow, TimeSheetPlan } from '#app/domains/staff/documents/time-sheet.ts';

const texts = roomTexts({ de, en });

const wall = (ms: number) => wallClock(instantOfMs(ms), HOME_ZONE);

/** The sheet in words: plain data for the screen, the PDF and the spreadsheet. */
export function timeSheetPlan(sheet: TimeSheet, { locale, nowMs }: { locale: Locale; nowMs: number }): TimeSheetPlan {
  const t = texts(locale);
  const format = formats(locale);
  const rows = sheet.days.flatMap(({ sessions }) => sessions.map((session) => rowOf(session, locale, nowMs)));
  const column = (name: keyof (typeof de)['column']) => t(`column.${name}`);
  return {
    locale,
    title: t('title', { month: format.month(sheet.month) }),
    author: sheet.operatorName,
    facts: [
      [t('person'), sheet.name],
      ...(sheet.memberNumber === null ? [] : [[t('memberNumber'), sheet.memberNumber] as const]),
      [t('operator'), sheet.operatorName],
      ...(sheet.weeklyHours === null ? [] : [[t('weeklyHours'), format.number(sheet.weeklyHours)] as const]),
      [t('state'), stateText(sheet, locale)],
    ],
    columns: (['day', 'start', 'end', 'breaks', 'break', 'work', 'shift', 'recorded', 'notes'] as const).map(column),
    rows,
    sum: {
      label: t('sum'),
      days: t('days', { count: sheet.days.length }),
      break: hoursMinutes(sheet.break),
      work: hoursMinutes(sheet.work),
      breakSeconds: sheet.break,
      workSeconds: sheet.work,
    },
    notes: [
      ...(sheet.uncounted > 0 ? [t('uncountedSum', { count: sheet.uncounted })] : []),
      ...(rows.some(({ isOverMidnight }) => isOverMidnight) ? [t('overMidnight')] : []),
      t('rounding'),
    ],
    signatures: [t('staffSigns'), t('managerSigns')],
    printed: t('printed', { at: moment(nowMs, locale) }),
    empty: t('empty'),
    fileName: `${t('file')}-${sheet.month}-${sheet.name}`,
  };
}

function stateText({ state, changedAt, changedBy }: TimeSheet, locale: Locale): string {
  const t = texts(locale);
  const name = t(`states.${state}`);
  if (changedAt === null) return name;
  const { date } = wallClock(instantOfText(changedAt), HOME_ZONE);
  const values = { state: name, date: formats(locale).date(date) };
  return changedBy === null ? t('stateOn', values) : t('stateBy', { ...values, name: changedBy });
}

function rowOf(session: DaySession, locale: Locale, nowMs: number): SheetRow {
  const t = texts(locale);
  const format = formats(locale);
  const { startMs, endMs, breaks, shift, noBreakReason } = session;
  const counts = !needsCorrection(session, nowMs);
  const isDone = endMs !== null && counts;
  const sums = endMs === null ? null : sumsOf(session, endMs);
  const span = (from: number, until: number | null) => `${wall(from).time}–${until === null ? '' : wall(until).time}`;
  return {
    day: format.day(session.dayKey),
    start: wall(startMs).time,
    end: endMs === null ? '' : wall(endMs).time,
    breaks: breaks.map((one) => span(one.startMs, one.endMs)).join(', '),
    break: sums && sums.break > 0 ? hoursMinutes(sums.break) : '',
    work: isDone && sums ? hoursMinutes(sums.work) : '–',
    shift: shift ? [span(shift.startMs, shift.endMs), shift.areaName].filter(Boolean).join(' ') : '',
    recorded: format.date(wall(session.recordedMs).date),
    notes: [
      ...(session.isCorrected ? [t('corrected')] : []),
      ...(counts ? (endMs === null ? [t('running')] : []) : [t('uncounted')]),
      ...(noBreakReason === null ? [] : [t('noBreak', { reason: noBreakReason })]),
    ].join('; '),
    isOverMidnight: endMs !== null && wall(endMs).date > session.dayKey,
    date: session.dayKey,
    breakSeconds: isDone && sums ? sums.break : null,
    workSeconds: isDone && sums ? sums.work : null,
  };
}
