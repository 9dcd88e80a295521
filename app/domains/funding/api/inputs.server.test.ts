import { describe, expect, test } from 'vitest';
import { measureBody, measureInputOf } from './inputs.server.ts';

const parse = (values: object) => measureBody.safeParse({ nummer: 'M-1', titel: 'Fest', ...values });
const problems = (values: object) =>
  parse(values).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

test('reads the names and words of the seed', () => {
  const read = parse({ budget: '1.234,5', status: 'in_arbeit', geplant_von: '2026-12-01', fortschritt: 20 });
  expect(read.data && measureInputOf(read.data)).toEqual({
    number: 'M-1',
    title: 'Fest',
    description: null,
    budget: '1234.50',
    status: 'in_progress',
    parentId: null,
    plannedFrom: '2026-12-01',
    plannedUntil: null,
    actualFrom: null,
    actualUntil: null,
    progress: 20,
  });
});

describe('a budget', () => {
  test.each([
    [1234.5, '1234.50'],
    [0, '0.00'],
    ['1234.56', '1234.56'],
    [null, null],
  ])('%j is %j', (budget, read) => expect(parse({ budget }).data?.budget).toBe(read));

  test.each([
    [-1, 'negative'],
    [10 ** 12, 'too_big'],
    ['1,5,0', 'money'],
    [1.234, 'money'],
    [{}, 'money'],
  ])('%j is refused as %s', (budget, code) => expect(problems({ budget })).toEqual([`budget ${code}`]));
});

test('refuses a progress above 100 and a day that does not exist', () => {
  expect(problems({ fortschritt: 101, geplant_bis: '2026-02-30' })).toEqual([
    'geplant_bis day',
    'fortschritt progress',
  ]);
});
