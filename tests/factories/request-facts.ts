import type { DateFacts } from '#app/domains/booking/rules/dates.ts';
import { decideRequest, type RequestedBooking, type RequestFacts } from '#app/domains/booking/rules/request.ts';

/** The default facts of the request rules: Max asks for his A-Jugend on a Tuesday, and nothing conflicts. */
export const ajugend = {
  id: 'ajugend',
  name: 'A-Jugend',
  clubName: 'SG Hünstetten',
  isHomeClub: true,
  clubOperatorId: null,
  isGranted: false,
  eventTypeIds: ['training', 'match'],
  trainers: [{ userId: 'max', name: 'Max Müller', isPrimary: true }],
};
export const training = { id: 'training', label: 'Training', allowOverlap: false, isActive: true };
export const input: RequestedBooking = {
  resourceId: 'left',
  teamId: 'ajugend',
  eventTypeId: 'training',
  when: { kind: 'single', date: '2026-11-24' },
  startTime: '16:00',
  endTime: '18:00',
  title: '',
  description: null,
};
export const tuesday: DateFacts = {
  date: '2026-11-24',
  dayOfWeek: 2,
  daysAhead: 6,
  start: { kind: 'ok' },
  end: { kind: 'ok' },
  publicHoliday: null,
  schoolHoliday: null,
};
export const facts: RequestFacts = {
  actor: { id: 'max', name: 'Max Müller', role: 'trainer', operatorId: null, hasTeams: true },
  place: { operatorId: 'sgh', slots: null, tree: [{ id: 'left', parentId: null }], others: [] },
  team: ajugend,
  eventType: training,
  now: { date: '2026-11-18', time: '10:00' },
  dates: [tuesday],
};
export const decide = (asked: Partial<RequestedBooking> = {}, change: Partial<RequestFacts> = {}) =>
  decideRequest({ ...input, ...asked }, { ...facts, ...change });
export const refusalsOf = (asked: Partial<RequestedBooking>, change: Partial<RequestFacts> = {}) => {
  const decision = decide(asked, change);
  return decision.kind === 'refused' ? decision.refusals.map((row) => `${row.field} ${row.code}`) : [decision.kind];
};
export const on = (change: Partial<DateFacts>) => ({ dates: [{ ...tuesday, ...change }] });
