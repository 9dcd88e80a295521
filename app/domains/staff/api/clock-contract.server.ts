import { OTHER_PERSON } from '#app/domains/staff/rules/queued-clock.ts';
import { operation } from '#app/platform/api/operation.ts';
import * as inputs from './clock-inputs.server.ts';
import * as outputs from './clock-outputs.server.ts';
import { noFields } from './inputs.server.ts';

/** The JSON API of the time clock (seed 1, 2.3 and 2.5; staff.md): the signed-in person's own clock. */

const tag = 'Time clock';
const key = '01900000-0000-7000-8000-000000000000';
const read = { method: 'GET', tag, right: 'clock.view', params: noFields, body: null, isRepeatable: false } as const;

/** Refusals of a stamp; `state` and `session` say where the clock is. */
const refuses = (...codes: string[]) => ({
  description: 'The state of the clock does not allow it; `state` and `session` say where it is',
  schema: null,
  codes: [...codes, 'MONTH_CLOSED', OTHER_PERSON],
});
const stamps = {
  method: 'POST',
  tag,
  right: 'clock.stamp',
  params: noFields,
  query: noFields,
  body: inputs.stampBody,
  example: { idempotency_key: key },
  isRepeatable: true,
  keepsKeys: true,
} as const;
const OFFLINE =
  'A key stamps once, for ever: a repeat answers its session. With `occurred_at`, a stamp that is too late becomes a wish for a correction (202).';
const also = {
  202: { description: 'Made without a network and too late: an admin decides', schema: outputs.askedShape },
  400: { description: 'The key is missing', schema: null, codes: ['IDEMPOTENCY_KEY_MISSING'] },
  403: { description: 'The person is no active staff', schema: null, codes: ['NOT_STAFF'] },
};
const stamped = (description: string) => ({ description, schema: outputs.stampedShape });

export const getStatus = operation({
  ...read,
  id: 'getClockStatus',
  path: '/api/timeclock/status',
  summary: 'State of the own clock',
  query: noFields,
  answers: { 200: { description: 'OFF when no session runs', schema: outputs.statusShape } },
});

export const getToday = operation({
  ...read,
  id: 'getClockToday',
  path: '/api/timeclock/today',
  summary: 'Sessions and sums of today',
  query: noFields,
  answers: { 200: { description: 'Sums run on while a session is open', schema: outputs.todayShape } },
});

export const getHistory = operation({
  ...read,
  id: 'getClockHistory',
  path: '/api/timeclock/history',
  summary: 'The own sessions, newest first',
  query: inputs.historyQuery,
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  answers: { 200: { description: 'A page; `next_cursor` is null on the last', schema: outputs.historyPage } },
});

export const clockIn = operation({
  ...stamps,
  id: 'clockIn',
  path: '/api/timeclock/clock-in',
  summary: 'Clock in',
  description: OFFLINE,
  answers: {
    201: stamped('WORKING'),
    ...also,
    409: refuses('ALREADY_WORKING', 'ON_BREAK', 'ALREADY_CLOSED', 'OPEN_SESSION'),
  },
});

export const breakStart = operation({
  ...stamps,
  id: 'breakStart',
  path: '/api/timeclock/break-start',
  summary: 'Begin a break',
  description: OFFLINE,
  answers: { 200: stamped('BREAK'), ...also, 409: refuses('NOT_WORKING', 'ON_BREAK') },
});

export const breakEnd = operation({
  ...stamps,
  id: 'breakEnd',
  path: '/api/timeclock/break-end',
  summary: 'End the break',
  description: OFFLINE,
  answers: { 200: stamped('WORKING'), ...also, 409: refuses('NOT_WORKING', 'NOT_ON_BREAK') },
});

export const clockOut = operation({
  ...stamps,
  id: 'clockOut',
  path: '/api/timeclock/clock-out',
  summary: 'Clock out',
  description: OFFLINE,
  body: inputs.clockOutBody,
  answers: { 200: stamped('CLOSED'), ...also, 409: refuses('NOT_WORKING', 'BREAK_RUNNING') },
});

/** Every operation of the clock. */
export const clockOperations = [getStatus, clockIn, clockOut, breakStart, breakEnd, getToday, getHistory] as const;
