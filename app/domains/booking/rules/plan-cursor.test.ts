import { describe, expect, it } from 'vitest';
import { besideOf, draggedStretch, snap, stepFrom, stretchOf, targetAt } from './plan-cursor.ts';

const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const span = (startTime: string, endTime: string) => ({ startTime, endTime });
const column = { bookings: [span('18:00', '19:30'), span('20:00', '21:00')], windows: null };
const withWindow = { bookings: [span('18:00', '19:00')], windows: [span('17:00', '20:00')] };

describe('the target at a minute', () => {
  it.each([
    ['a booking', column, '18:30', { kind: 'booking', index: 0, stretch: { from: at('18:00'), until: at('19:30') } }],
    ['an hour of free time', column, '16:00', { kind: 'free', stretch: { from: at('16:00'), until: at('17:00') } }],
    [
      'less when something begins before',
      column,
      '17:30',
      { kind: 'free', stretch: { from: at('17:30'), until: at('18:00') } },
    ],
    [
      'the gap between two bookings',
      column,
      '19:30',
      { kind: 'free', stretch: { from: at('19:30'), until: at('20:00') } },
    ],
    ['less at the end of the day', column, '23:30', { kind: 'free', stretch: { from: at('23:30'), until: 1440 } }],
    [
      'less at the end of a window',
      withWindow,
      '19:30',
      { kind: 'free', stretch: { from: at('19:30'), until: at('20:00') } },
    ],
    [
      'closed time outside a window',
      withWindow,
      '12:00',
      { kind: 'closed', stretch: { from: at('12:00'), until: at('12:30') } },
    ],
  ])('%s', (_name, where, time, target) => {
    expect(targetAt(where, at(time))).toEqual(target);
  });
});

describe('an arrow key leads', () => {
  it.each([
    ['half an hour down', '16:00', 'down', '16:30'],
    ['to a booking that begins on the way', '17:45', 'down', '18:00'],
    ['to the end of the booking under the cursor', '18:00', 'down', '19:30'],
    ['half an hour up', '16:00', 'up', '15:30'],
    ['to the start of a booking that ends on the way', '19:30', 'up', '18:00'],
    ['no further than midnight', '00:00', 'up', '00:00'],
  ] as const)('%s', (_name, from, direction, to) => {
    expect(stepFrom(column, targetAt(column, at(from)), direction)).toBe(at(to));
  });
});

describe('bookings that share time', () => {
  const shared = {
    windows: null,
    bookings: [
      { startTime: '17:00', endTime: '20:00' },
      { startTime: '17:00', endTime: '18:00' },
      { startTime: '19:00', endTime: '20:00' },
      { startTime: '20:00', endTime: '21:00' },
    ],
  };
  const on = (index: number) => {
    const { from, until } = stretchOf(shared.bookings[index] ?? { startTime: '', endTime: '' });
    return { kind: 'booking', index, stretch: { from, until } } as const;
  };

  it.each([
    [0, 'down', 1],
    [1, 'down', 2],
    [2, 'down', undefined],
    [2, 'up', 1],
    [1, 'up', 0],
    [0, 'up', undefined],
    [3, 'up', undefined],
  ] as const)('are walked one after the other: from %i %s to %s', (from, direction, to) => {
    expect(besideOf(shared, on(from), direction)).toBe(to);
  });

  it('are left after the last one', () => expect(stepFrom(shared, on(2), 'down')).toBe(at('20:00')));

  it('can be chosen at the same minute', () => {
    expect(targetAt(shared, at('17:00'), 60, 1)).toEqual(on(1));
    expect(targetAt(shared, at('17:00'))).toEqual(on(0));
  });
});

describe('a drag', () => {
  it.each([
    ['downwards covers whole quarters', '16:05', '17:20', '16:00', '17:30'],
    ['upwards as well', '17:20', '16:05', '16:00', '17:30'],
    ['ends before the next booking', '17:00', '18:45', '17:00', '18:00'],
    ['begins after the last one', '19:40', '18:10', '19:30', '19:45'],
    ['of a pixel is a quarter of an hour', '16:00', '16:00', '16:00', '16:15'],
  ])('%s', (_name, anchor, current, from, until) => {
    expect(draggedStretch(column, at(anchor), at(current))).toEqual({ from: at(from), until: at(until) });
  });

  it('stays inside its window', () => {
    expect(draggedStretch(withWindow, at('19:30'), at('22:00'))).toEqual({ from: at('19:30'), until: at('20:00') });
    expect(draggedStretch(withWindow, at('17:30'), at('12:00'))).toEqual({ from: at('17:00'), until: at('17:45') });
  });
});

it('a minute snaps down to its quarter hour', () => {
  expect([0, 14, 15, 1439, 1500].map(snap)).toEqual([0, 0, 15, 1425, 1425]);
});
