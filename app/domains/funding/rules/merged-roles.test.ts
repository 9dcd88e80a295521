import { expect, test } from 'vitest';
import { mergedRoles } from './merged-roles.ts';

/** `id from until changed`, days of November. */
const cases: [why: string, rows: string[], unions: string[]][] = [
  ['apart stay', ['a 01 02 1', 'b 04 05 1'], ['a 01 02 a', 'b 04 05 b']],
  ['beside each other stay', ['a 01 02 1', 'b 03 05 1'], ['a 01 02 a', 'b 03 05 b']],
  ['over each other become one', ['b 01 05 1', 'a 05 09 2'], ['a 01 09 a b']],
  ['inside another become one, with the newest remark', ['a 01 - 1', 'b 03 04 2', 'c 20 - 1'], ['a 01 - b b c']],
  ['join through a third one', ['a 01 03 1', 'c 02 06 1', 'b 05 09 1'], ['a 01 09 a b c']],
];
const day = (text: string | undefined) => (text === '-' ? null : `2026-11-${text}`);

test.each(cases)('roles %s', (_why, rows, unions) => {
  const roles = rows.map((text) => {
    const [id = '', from, until, changedAt = ''] = text.split(' ');
    return { id, userId: 'u', role: 'author' as const, validFrom: day(from) ?? '', validUntil: day(until), changedAt };
  });
  const shown = mergedRoles(roles).map(({ id, validFrom, validUntil, newestId, absorbedIds }) =>
    [id, validFrom.slice(8), validUntil?.slice(8) ?? '-', newestId, ...absorbedIds].join(' '),
  );
  expect(shown).toEqual(unions);
});

test('roles of other people and other kinds stay', () => {
  const role = { validFrom: '2026-11-01', validUntil: null, changedAt: '1' };
  const rows = [
    { ...role, id: 'a', userId: 'u', role: 'author' as const },
    { ...role, id: 'b', userId: 'u', role: 'reviewer' as const },
    { ...role, id: 'c', userId: 'v', role: 'author' as const },
  ];
  expect(mergedRoles(rows).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
