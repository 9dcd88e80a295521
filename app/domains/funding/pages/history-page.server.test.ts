import { expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getHistoryPage } from './history-page.server.ts';

const { sql, db } = testDatabase({ demo: true });

test('the history of the demo club names parts with their measures', async () => {
  const projects = await sql<{ id: string; number: string; operatorId: string }[]>`
    select s.id, s.number, g.operator_id as "operatorId" from subprojects s join funding_grants g on g.id = s.grant_id order by s.number`;
  const [admin] = await sql<{ id: string }[]>`
    select id from users where role = 'admin' and operator_id = ${projects[0]?.operatorId ?? ''}`;
  const { actor } = ctxOf(
    db,
    { id: admin?.id ?? '', email: '', operatorId: projects[0]?.operatorId ?? '' },
    { role: 'admin' },
  );
  const shown = await Promise.all(
    projects.map(async ({ id, number }) => {
      const { rows } = await getHistoryPage({ db, now: now() }, actor, { subprojectId: id, after: null });
      const [newest] = rows;
      return [
        number,
        newest?.action,
        newest?.inherited.length,
        newest?.parts.map(({ text, measures }) => [text, measures]),
      ];
    }),
  );
  expect(shown).toEqual([
    ['1', 'created', 0, []],
    [
      '2',
      'split',
      0,
      [
        ['2.1 Osterferien', 2],
        ['2.2 Sommerferien', 2],
      ],
    ],
    ['2.1', 'created', 3, []],
    ['2.2', 'created', 3, []],
    ['3', 'created', 0, []],
  ]);
});
