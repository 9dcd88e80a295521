import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansOverlap, timeOf } from '#app/domains/facilities/rules/time-of-day.ts';
import { closedSpans, isShut, layLanes, visibleHours } from './week-layout.ts';

const span = (startTime: string, endTime: string) => ({ startTime, endTime });

describe('the shown hours', () => {
  it.each([
    ['are 8 to 22', [], { from: 8, until: 22 }],
    ['begin earlier for an early booking', [span('06:15', '07:00')], { from: 6, until: 22 }],
    ['end at midnight for a late one', [span('21:00', '24:00')], { from: 8, until: 24 }],
    ['stay for one that touches them', [span('08:00', '22:00')], { from: 8, until: 22 }],
  ])('%s', (_name, spans, hours) => {
    expect(visibleHours(spans)).toEqual(hours);
  });
});

describe('blocks side by side', () => {
  it.each([
    ['one alone is as wide as the day', [span('18:00', '20:00')], ['0/1']],
    ['two that only touch do not share', [span('18:00', '19:00'), span('19:00', '20:00')], ['0/1', '0/1']],
    ['two that overlap share', [span('18:00', '20:00'), span('19:00', '21:00')], ['0/2', '1/2']],
    [
      'a third takes a lane that is free again',
      [span('18:00', '19:00'), span('18:30', '20:00'), span('19:00', '20:00')],
      ['0/2', '1/2', '0/2'],
    ],
    ['the longer goes first, whatever the order', [span('18:00', '19:00'), span('18:00', '21:00')], ['1/2', '0/2']],
  ])('%s', (_name, spans, lanes) => {
    expect(layLanes(spans).map(({ lane, lanes: count }) => `${lane}/${count}`)).toEqual(lanes);
  });

  it('never overlap', () => {
    const anySpan = fc
      .tuple(fc.integer({ min: 0, max: 94 }), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => span(timeOf(start * 15), timeOf(Math.min(96, start + length) * 15)));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 12 }), (spans) => {
        const lanes = layLanes(spans);
        spans.forEach((a, i) => {
          spans.forEach((b, j) => {
            if (i >= j || !spansOverlap(a, b)) return;
            expect(lanes[i]?.lane).not.toBe(lanes[j]?.lane);
            expect(lanes[i]?.lanes).toBe(lanes[j]?.lanes);
          });
          expect(lanes[i]?.lane).toBeLessThan(lanes[i]?.lanes ?? 0);
        });
      }),
    );
  });
});

describe('closed stretches', () => {
  const hours = { from: 8, until: 22 };
  it.each([
    ['nothing when no windows are set', null, []],
    ['everything without a window', [], [{ start: 480, end: 1320 }]],
    [
      'before and after one',
      [span('17:00', '21:00')],
      [
        { start: 480, end: 1020 },
        { start: 1260, end: 1320 },
      ],
    ],
    ['between two', [span('08:00', '10:00'), span('12:00', '22:00')], [{ start: 600, end: 720 }]],
    ['nothing when the window is wider', [span('06:00', '24:00')], []],
  ])('%s', (_name, windows, closed) => {
    expect(closedSpans(windows, hours)).toEqual(closed);
  });
});

describe('isShut', () => {
  const evening = [span('00:00', '02:00'), span('18:00', '24:00')];
  it.each([
    ['no hours are set', null, span('03:00', '04:00'), false],
    ['the day is closed', [], span('10:00', '11:00'), true],
    ['it is wholly inside', evening, span('18:00', '24:00'), false],
    ['it begins before the opening', evening, span('17:45', '19:00'), true],
    ['it lies between two', evening, span('10:00', '11:00'), true],
  ])('when %s', (_name, openHours, time, expected) => expect(isShut(openHours, time)).toBe(expected));
});
