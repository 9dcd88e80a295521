import { expect, test } from 'vitest';
import { decideCheckIn, isGuestCount, isPlannable, type KnownVisit } from './check-in.ts';

const place = { roomId: 'workshop', operatorId: 'club', isSingle: true };
const visit = (values: Partial<KnownVisit> = {}): KnownVisit => ({
  id: 'v1',
  roomId: 'lab',
  operatorId: 'club',
  startedAt: '2026-11-18T08:00:00.000Z',
  checkoutAt: '2026-11-17T22:30:00.000Z',
  isPresent: true,
  ...values,
});
const at = '2026-11-18T09:00:00.000Z';
/** Forgotten now, but still there when the door opened. */
const wasThere = { checkoutAt: '2026-11-18T22:30:00.000Z', isPresent: false };
const forgotten = { startedAt: '2026-11-17T12:00:00.000Z', isPresent: false };

test.each([
  ['nobody inside starts', true, [], 'self', { kind: 'start', at, ends: [] }],
  ['another operator’s room stays', true, [visit({ operatorId: 'town' })], 'self', { kind: 'start', ends: [] }],
  ['several rooms at a time', false, [visit()], 'self', { kind: 'start', ends: [] }],
  ['one room at a time', true, [visit()], 'admin', { ends: [{ end: { endedAt: at, endedBy: 'admin' } }] }],
  ['already inside', true, [visit({ roomId: 'workshop' })], 'self', { kind: 'inside', ends: [] }],
  [
    'inside here and there since several rooms were allowed',
    true,
    [visit({ id: 'v2', roomId: 'workshop' }), visit()],
    'self',
    { kind: 'inside', visit: { id: 'v2' }, ends: [{ end: { id: 'v1', endedAt: at, endedBy: 'self' } }] },
  ],
  ['inside in several rooms', false, [visit({ roomId: 'workshop' }), visit()], 'self', { kind: 'inside', ends: [] }],
  [
    'a door of the room, later than the begin of another visit',
    true,
    [visit({ roomId: 'workshop' }), visit({ startedAt: '2026-11-18T09:00:00.005Z' })],
    'door',
    { kind: 'inside', ends: [] },
  ],
  ['a door of before the check-out', true, [visit({ roomId: 'workshop', ...wasThere })], 'door', { kind: 'inside' }],
  [
    'a door of another room before the check-out',
    true,
    [visit(wasThere)],
    'door',
    { kind: 'start', at, ends: [{ end: { endedAt: at, endedBy: 'door', estimated: false } }] },
  ],
  [
    'forgotten in the same room',
    false,
    [visit({ roomId: 'workshop', ...forgotten })],
    'self',
    { ends: [{ end: { endedAt: '2026-11-17T22:30:00.000Z', endedBy: 'auto', estimated: true } }] },
  ],
  [
    'a clock that is behind',
    true,
    [visit({ startedAt: '2026-11-18T09:00:00.005Z' })],
    'self',
    { at: '2026-11-18T09:00:00.005Z', ends: [{ end: { endedAt: '2026-11-18T09:00:00.005Z' } }] },
  ],
  ['a door that is late', true, [visit({ startedAt: '2026-11-18T09:00:00.005Z' })], 'door', { kind: 'moved_on' }],
] as const)('%s', (_what, isSingle, open, by, expected) => {
  expect(decideCheckIn({ ...place, isSingle }, open, { at, by })).toMatchObject(expected);
});

test.each([
  [0, false],
  [1, true],
  [16 * 3_600_000, true],
  [16 * 3_600_000 + 1, false],
])('an end planned %d ms from now: %s', (ms, isAllowed) => {
  expect(isPlannable(5_000 + ms, 5_000)).toBe(isAllowed);
});

test.each([
  [0, true],
  [20, true],
  [21, false],
  [-1, false],
  [1.5, false],
])('%d guests: %s', (count, isAllowed) => {
  expect(isGuestCount(count)).toBe(isAllowed);
});
