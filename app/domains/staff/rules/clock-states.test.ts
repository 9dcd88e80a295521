import { describe, expect, test } from 'vitest';
import { type ClockStatus, edgeOf } from './clock-states.ts';

const STATES: ClockStatus[] = ['OFF', 'WORKING', 'BREAK', 'CLOSED'];

describe('the edges of the clock, by state', () => {
  test.each([
    ['CLOCK_IN', ['WORKING', 'ALREADY_WORKING', 'ON_BREAK', 'ALREADY_CLOSED']],
    ['BREAK_START', ['NOT_WORKING', 'BREAK', 'ON_BREAK', 'NOT_WORKING']],
    ['BREAK_END', ['NOT_WORKING', 'NOT_ON_BREAK', 'WORKING', 'NOT_WORKING']],
    ['CLOCK_OUT', ['NOT_WORKING', 'CLOSED', 'BREAK_RUNNING', 'NOT_WORKING']],
  ] as const)('%s', (event, expected) => {
    const edges = STATES.map((state) => edgeOf(state, event, { allowsSplitDay: false }));
    expect(edges.map((edge) => ('to' in edge ? edge.to : edge.refused))).toEqual(expected);
  });
});

test('a closed day goes on where a day may have several parts', () => {
  expect(edgeOf('CLOSED', 'CLOCK_IN', { allowsSplitDay: true })).toEqual({ to: 'WORKING' });
  expect(edgeOf('CLOSED', 'CLOCK_OUT', { allowsSplitDay: true })).toEqual({ refused: 'NOT_WORKING' });
});
