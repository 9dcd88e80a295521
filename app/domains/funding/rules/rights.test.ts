import { expect, test } from 'vitest';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { mayDivide, mayFill, mayRead } from './rights.ts';

const rows: [isAdmin: boolean, roles: ProjectRole[], isPast: boolean, may: string][] = [
  [false, [], false, ''],
  [true, [], false, 'read fill divide'],
  [false, [], true, 'read'],
  [false, ['author'], false, 'read fill'],
  [false, ['reviewer'], false, 'read'],
  [false, ['approver'], false, 'read divide'],
  [false, ['author', 'approver'], false, 'read fill divide'],
];

test.each(rows)('admin %s, roles %j, past %s: may %s', (isAdmin, roles, isPast, may) => {
  const standing = { isAdmin, roles, isPast };
  const rights = { read: mayRead(standing), fill: mayFill(standing), divide: mayDivide(standing) };
  const names = Object.entries(rights).flatMap(([name, has]) => (has ? [name] : []));
  expect(names.join(' ')).toBe(may);
});
