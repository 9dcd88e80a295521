import { expect, test } from 'vitest';
import type { TimeSheet } from '#app/domains/staff/pages/time-sheet.server.ts';
import { workDaysOf } from '#app/domains/staff/times/work-days.ts';
import type { DaySession } from '#app/domains/staff/store/days.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import { timeSheetPlan } from './sheet-words.server.ts';

const ms = (text: string) => instantOfText(text).epochMilliseconds;
const nowMs = ms('2026-11-18T09:00:00Z');

function session(day: string, from: string, until: string | null, more: Partial<DaySession> = {}): DaySession {
  return {
    id: `${day} ${from}`,
    operatorId: 'sgh',
    staffId: 'eva',
    userId: 'eva.lang',
    dayKey: day,
    dayPart: 1,
    state: until === null ? 'WORKING' : 'CLOSED',
    shiftId: null,
    linkMethod: 'NONE',
    flagged: false,
    discarded: false,
    noBreakReason: null,
    version: 1,
    createdAt: from,
    updatedAt: from,
    startMs: ms(from),
    endMs: until === null ? null : ms(until),
    breaks: [],
    employmentKind: 'employee',
    birthDate: null,
    previousEndMs: null,
    recordedMs: ms(from),
    firstName: 'Eva',
    lastName: 'Lang',
    operatorName: 'SG Hünstetten',
    shift: null,
    isCorrected: false,
    ...more,
  };
}

function sheet(sessions: readonly DaySession[]): TimeSheet {
  const days = workDaysOf(sessions, nowMs);
  return {
    staffId: 'eva',
    month: '2026-11',
    name: 'Eva Lang',
    memberNumber: '4711',
    operatorName: 'SG Hünstetten',
    weeklyHours: 10.5,
    days,
    work: days.reduce((sum, day) => sum + day.work, 0),
    break: days.reduce((sum, day) => sum + day.break, 0),
    uncounted: 1,
    state: 'approved',
    changedBy: 'Peter König',
    changedAt: '2026-12-01T08:00:00.000Z',
  };
}

const night = session('2026-11-13', '2026-11-13T21:00:30Z', '2026-11-14T01:00:10Z', {
  breaks: [{ startMs: ms('2026-11-13T22:00:00Z'), endMs: ms('2026-11-13T22:30:00Z') }],
  isCorrected: true,
  noBreakReason: 'Volles Haus',
});

test('timeSheetPlan says begin, end, breaks, sums, and what is to be noted', () => {
  const flagged = session('2026-11-16', '2026-11-16T08:00:00Z', null, { flagged: true });
  const plan = timeSheetPlan(sheet([night, flagged]), { locale: 'de', nowMs });
  expect(plan.rows).toMatchObject([
    {
      day: 'Fr 13.11.2026',
      start: '22:00',
      end: '02:00',
      breaks: '23:00–23:30',
      break: '0:30',
      work: '3:29',
      recorded: '13.11.2026',
      notes: 'korrigiert; Pause nicht möglich: Volles Haus',
      isOverMidnight: true,
      workSeconds: 12_580,
    },
    { start: '09:00', end: '', work: '–', notes: 'zählt nicht, ist noch zu korrigieren', workSeconds: null },
  ]);
  expect(plan.sum).toMatchObject({ work: '3:29', break: '0:30', days: '2 Tage' });
  expect(plan.facts).toContainEqual(['Stand', 'freigegeben am 01.12.2026 (Peter König)']);
  expect(plan.facts).toContainEqual(['Wochenstunden', '10,5']);
  expect(plan.notes[0]).toBe('Eine Arbeitszeit zählt noch nicht mit.');
});
