import { describe, expect, it } from 'vitest';
import { addressLine } from './address.ts';
import { ancestors, relationOf, withDescendants } from './resource-tree.ts';
import { nearestSlots, slotsOn } from './slots.ts';
import { isOnGrid, minutesOf, spanContains, spansOverlap, timeOf } from './time-of-day.ts';

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['18:15', 1095],
    ['24:00', 1440],
    ['24:15', null],
    ['23:60', null],
    ['8:00', null],
    ['18:00:00', null],
    ['', null],
  ])('%s is minute %s', (time, minutes) => {
    expect(minutesOf(time)).toBe(minutes);
  });

  it.each(['00:00', '00:15', '18:15', '24:00'])('%s is written as it is read', (time) => {
    expect(timeOf(minutesOf(time) ?? -1)).toBe(time);
  });

  it.each([
    ['18:15', true],
    ['18:10', false],
    ['24:00', true],
    ['nie', false],
  ])('%s lies on the quarter-hour grid: %s', (time, isOn) => {
    expect(isOnGrid(time)).toBe(isOn);
  });

  it('spans are half-open', () => {
    const evening = { startTime: '18:00', endTime: '19:00' };
    expect(spansOverlap(evening, { startTime: '19:00', endTime: '20:00' })).toBe(false);
    expect(spansOverlap(evening, { startTime: '18:45', endTime: '20:00' })).toBe(true);
    expect(spanContains(evening, { startTime: '18:00', endTime: '19:00' })).toBe(true);
    expect(spanContains(evening, { startTime: '18:00', endTime: '19:15' })).toBe(false);
  });
});

describe('a tree of resources', () => {
  const tree = [
    { id: 'whole', parentId: null },
    { id: 'left', parentId: 'whole' },
    { id: 'right', parentId: 'whole' },
    { id: 'corner', parentId: 'left' },
    { id: 'hall', parentId: null },
  ];

  it('is occupied from a resource downwards', () => {
    expect(withDescendants(tree, 'whole')).toEqual(['whole', 'left', 'right', 'corner']);
    expect(withDescendants(tree, 'corner')).toEqual(['corner']);
    expect(ancestors(tree, 'corner')).toEqual(['left', 'whole']);
    expect(ancestors(tree, 'hall')).toEqual([]);
  });

  it.each([
    ['left', 'left', 'same'],
    ['whole', 'corner', 'below'],
    ['corner', 'whole', 'above'],
    ['left', 'right', 'apart'],
    ['left', 'hall', 'apart'],
  ])('from %s, %s lies %s', (mine, other, relation) => {
    expect(relationOf(tree, mine, other)).toBe(relation);
  });
});

describe('slots', () => {
  const slot = {
    dayOfWeek: 1,
    startTime: '17:00',
    endTime: '21:00',
    validFrom: '2026-07-01',
    validUntil: '2026-12-31',
  };
  const morning = { ...slot, startTime: '09:00', endTime: '11:00' };

  it.each([
    ['earliest first', '2026-11-23', 1, ['09:00', '17:00']],
    ['bounds count as valid', '2026-12-31', 1, ['09:00', '17:00']],
    ['not the day after', '2027-01-01', 1, []],
    ['not on another weekday', '2026-11-24', 2, []],
  ])('%s', (_name, date, dayOfWeek, starts) => {
    expect(slotsOn([slot, morning], { date, dayOfWeek }).map((row) => row.startTime)).toEqual(starts);
  });
});

describe('an address in one line', () => {
  const whole = { street: 'Am Sportpark', houseNumber: '1', zip: '65510', city: 'Hünstetten' };
  it.each([
    [whole, 'Am Sportpark 1, 65510 Hünstetten'],
    [{ ...whole, houseNumber: null }, 'Am Sportpark, 65510 Hünstetten'],
    [{ ...whole, street: null, houseNumber: null, zip: null }, 'Hünstetten'],
    [{ street: null, houseNumber: null, zip: null, city: null }, null],
  ])('%o', (address, line) => {
    expect(addressLine(address)).toBe(line);
  });
});

describe('the windows nearest to a day without one', () => {
  const tuesdays = { dayOfWeek: 2, startTime: '17:00', endTime: '20:00' };
  const autumn = { ...tuesdays, validFrom: null, validUntil: '2026-12-31' };
  const spring = { ...tuesdays, validFrom: '2027-03-01', validUntil: '2027-06-30' };
  it.each([
    ['ended before', [autumn], '2027-01-05', { ended: '2026-12-31', begins: null }],
    ['ended before, and begin again', [autumn, spring], '2027-01-05', { ended: '2026-12-31', begins: null }],
    ['ended last in spring', [autumn, spring], '2027-07-06', { ended: '2027-06-30', begins: null }],
    ['begin later', [spring], '2027-01-05', { ended: null, begins: '2027-03-01' }],
    ['are on another weekday', [{ ...autumn, dayOfWeek: 3 }], '2027-01-05', { ended: null, begins: null }],
  ])('%s', (_case, slots, date, expected) => {
    expect(nearestSlots(slots, { date, dayOfWeek: 2 })).toEqual(expected);
  });
});
