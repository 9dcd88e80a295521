import { expect, test } from 'vitest';
import { templateProblems } from './template-problems.ts';

const input = {
  endTimeType: null,
  endTimeFixed: null,
  closePlusMinutes: null,
  workAreaId: null,
  eventMode: false,
  skipHolidays: false,
} as const;

test.each([
  ['a template of every day', {}, {}],
  ['a fixed end', { endTimeType: 'fixed', endTimeFixed: '22:00' }, {}],
  ['a fixed end without a time', { endTimeType: 'fixed' }, { endTimeFixed: 'fixed' }],
  ['a close without minutes', { endTimeType: 'close_plus', workAreaId: 'a' }, { closePlusMinutes: 'plus' }],
  ['a close with 0 minutes', { endTimeType: 'close_plus', workAreaId: 'a', closePlusMinutes: 0 }, {}],
  ['a close without an area', { endTimeType: 'close_plus', closePlusMinutes: 30 }, { workAreaId: 'area' }],
  ['events without an area', { eventMode: true }, { workAreaId: 'area' }],
  ['holidays without an area', { skipHolidays: true }, { workAreaId: 'area' }],
  ['an unknown area', { workAreaId: 'b' }, { workAreaId: 'area_unknown' }],
] as const)('%s', (_what, values, problems) => {
  const merged = { ...input, ...values };
  expect(templateProblems(merged, 'workAreaId' in values && values.workAreaId === 'a')).toEqual(problems);
});
