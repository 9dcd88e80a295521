import { expect, test } from 'vitest';
import type { DoorReason } from './right.ts';
import { type DoorStanding, rankOf, standingOf } from './standing.ts';

const none = { isPossible: true, state: null, wasAsked: false } as const;
const waiting = { ...none, state: 'requested' } as const;
const lapsed = { ...none, wasAsked: true };
const impossible = { ...none, isPossible: false };

test.each<[boolean, boolean, DoorReason[], Parameters<typeof standingOf>[0]['request'], DoorStanding]>([
  [true, true, [], none, 'open'],
  [true, false, [], none, 'unreachable'],
  [false, true, ['NOT_CONFIRMED'], none, 'unasked'],
  [false, false, ['NOT_CONFIRMED'], none, 'unasked'],
  [false, true, ['NOT_CONFIRMED', 'MIN_AGE'], waiting, 'asked'],
  [false, true, ['NOT_CONFIRMED'], lapsed, 'lapsed'],
  [false, true, ['NOT_CONFIRMED'], { ...waiting, wasAsked: true }, 'asked'],
  [false, true, ['NOT_CONFIRMED', 'AREA_INACTIVE'], impossible, 'closed'],
  [false, true, ['OUTSIDE_WINDOW'], none, 'closed'],
])('allowed %s, reachable %s, reasons %j: %#', (isAllowed, isReachable, reasons, request, standing) => {
  expect(standingOf({ isAllowed, isReachable, reasons, request })).toBe(standing);
});

test('ranks what opens first, then what may be asked for, then the rest', () => {
  const all: DoorStanding[] = ['closed', 'unasked', 'open', 'lapsed', 'unreachable', 'asked'];
  expect(all.toSorted((a, b) => rankOf(a) - rankOf(b))).toEqual([
    'open',
    'unreachable',
    'unasked',
    'lapsed',
    'asked',
    'closed',
  ]);
});
