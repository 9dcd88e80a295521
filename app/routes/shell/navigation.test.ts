import { describe, expect, test } from 'vitest';
import type { Part } from '#app/parts.ts';
import type { Asker, PermissionRole } from '#app/permissions.ts';
import { routeTable } from '#app/routes.ts';
import { NAVIGATION, type NavRows, navigationOf } from './navigation.ts';
import { NO_COUNTS } from './use-nav-counts.ts';

const asker = (role: PermissionRole): Asker =>
  role === 'public' ? null : { id: 'me', role, operatorId: role === 'admin' || role === 'manager' ? 'ours' : null };
const labels = (groups: readonly NavRows[]) =>
  groups.map(({ name, rows }) => `${name}: ${rows.map(({ label }) => label).join(' ')}`);

interface Shown {
  groups: string[];
  bar: string;
  menu: string[];
}
const personal: Shown = {
  groups: ['main: start calendar mine request doors archive'],
  bar: 'calendar request doors mine',
  menu: ['main: start archive'],
};
const rows: [role: PermissionRole, parts: Part[], shown: Shown][] = [
  ['public', ['doors'], { groups: ['main: calendar'], bar: 'calendar', menu: [] }],
  ['member', ['doors'], personal],
  ['extern', ['doors'], personal],
  ['trainer', ['doors'], personal],
  [
    'manager',
    ['doors'],
    { ...personal, groups: [...personal.groups, 'export: hallSheet'], menu: [...personal.menu, 'export: hallSheet'] },
  ],
  [
    'admin',
    ['doors'],
    {
      groups: [
        'main: start calendar mine request doors archive',
        'export: hallSheet',
        'administration: approvals facilities rooms manageDoors mails settings',
      ],
      bar: 'calendar approvals doors mine',
      menu: [
        'main: start request archive',
        'export: hallSheet',
        'administration: facilities rooms manageDoors mails settings',
      ],
    },
  ],
  [
    'member',
    [],
    {
      groups: ['main: start calendar mine request archive'],
      bar: 'calendar request mine',
      menu: ['main: start archive'],
    },
  ],
  [
    'admin',
    [],
    {
      groups: [
        'main: start calendar mine request archive',
        'export: hallSheet',
        'administration: approvals facilities rooms mails settings',
      ],
      bar: 'calendar approvals mine',
      menu: ['main: start request archive', 'export: hallSheet', 'administration: facilities rooms mails settings'],
    },
  ],
];

describe('navigationOf', () => {
  test.each(rows)('%s with the parts %j', (role, parts, shown) => {
    const { groups, bar, menu } = navigationOf(asker(role), { partsOn: new Set(parts), counts: NO_COUNTS });
    expect({ groups: labels(groups), bar: bar.map(({ label }) => label).join(' '), menu: labels(menu) }).toEqual(shown);
  });
});

test('links every row to a route of the same part', () => {
  const found = NAVIGATION.map(({ to, part }) => [to, part]);
  expect(found).toEqual(
    found.map(([to]) => {
      const row = routeTable.find(({ path }) => path === to);
      return [row?.path, row?.part];
    }),
  );
});

test('links no two rows to the same page', () => {
  // "Meine Projekte" needs a number that admins of funding never have; they have "Förderung".
  const others = NAVIGATION.filter(({ label }) => label !== 'projects');
  expect(new Set(others.map(({ to }) => to)).size).toBe(others.length);
});
