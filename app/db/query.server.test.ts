import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { isBusy } from './errors.ts';
import { addStep, codeOf, stepsDatabase } from '#tests/setup/steps.ts';
import { affectedRows, queryRows, statement } from './query.server.ts';

const steps = stepsDatabase();
const { transact, written } = steps;
const caught = (running: Promise<unknown>): Promise<unknown> => running.catch((error: unknown) => error);
const echo = statement<{ said: string }, { said: string }>(sql`select ${sql.placeholder('said')}::text as said`);

test('raw rows have dates, instants, bigint and numeric as text, and json and arrays as values', async () => {
  const [row] = await queryRows(
    steps.db,
    sql`select date '2026-03-29' as day, timestamptz '2026-03-29 01:00Z' at time zone 'UTC' as moment, 9007199254740993::bigint as big,
      1.50::numeric as exact, '{"a": [1]}'::jsonb as tree, array['x', null]::text[] as list, true as yes, 7::int as seven,
      interval '90 minutes' as span, null::date as nothing`,
  );
  expect(row).toEqual({
    day: '2026-03-29',
    moment: '2026-03-29 01:00:00',
    big: '9007199254740993',
    exact: '1.50',
    tree: { a: [1] },
    list: ['x', null],
    yes: true,
    seven: 7,
    span: '01:30:00',
    nothing: null,
  });
});

test('affectedRows counts what was written', async () => {
  expect(await affectedRows(steps.db, sql`insert into steps values (2), (3)`)).toBe(2);
  expect(await affectedRows(steps.db, sql`insert into steps select 4 where false`)).toBe(0);
});

describe('a statement that PostgreSQL has forgotten', () => {
  test('is busy, and prepared anew the next time', async () => {
    await echo(steps.db, { said: 'a' });
    await queryRows(steps.db, sql`deallocate all`);
    expect(isBusy(await caught(echo(steps.db, { said: 'b' })))).toBe(true);
    expect(await echo(steps.db, { said: 'c' })).toEqual([{ said: 'c' }]);
  });

  test('rolls its transaction back', async () => {
    await queryRows(steps.db, sql`deallocate all`);
    const running = transact(async (tx) => {
      await queryRows(tx, sql`insert into steps values (2)`);
      await addStep(tx, { step: 3 });
    });
    expect(isBusy(await caught(running))).toBe(true);
    await transact((tx) => addStep(tx, { step: 4 }));
    expect(await written()).toEqual([1, 4]);
  });
});

test('a statement whose table has changed is busy, and prepared anew the next time', async () => {
  await steps.sql`create table changing (a int)`;
  await steps.sql`grant select on changing to public`;
  const all = statement<{ a: number }>(sql`select * from changing where a > ${sql.placeholder('a')}::int`);
  await all(steps.db, { a: 1 });
  await steps.sql`alter table changing add column b int`;
  expect(isBusy(await caught(all(steps.db, { a: 1 })))).toBe(true);
  expect(await all(steps.db, { a: 1 })).toEqual([]);
});

describe('a value that JavaScript cannot write', () => {
  const circular: Record<string, unknown> = {};
  const refusing = {
    toJSON: () => {
      throw new RangeError('too deep');
    },
  };
  beforeAll(() => void (circular.self = circular));

  test.each([
    ['a circular object', circular, TypeError],
    ['a toJSON that throws', refusing, RangeError],
    ['undefined', undefined, TypeError],
  ])('fails as itself and alone: %s', async (_name, value, kind) => {
    const unwritable = caught(steps.db.$client.query({ text: 'select $1::json' }, [value]));
    const [failed, other] = await Promise.all([unwritable, echo(steps.db, { said: 'a' })]);
    expect(failed).toBeInstanceOf(kind);
    expect(isBusy(failed)).toBe(false);
    expect(other).toEqual([{ said: 'a' }]);
  });

  test('rolls its transaction back', async () => {
    const running = transact(async (tx) => {
      await addStep(tx, { step: 2 });
      await tx.$client.query({ text: 'select $1::json' }, [circular]);
    });
    expect(await codeOf(running)).toBeInstanceOf(TypeError);
    await transact((tx) => addStep(tx, { step: 3 }));
    expect(await written()).toEqual([1, 3]);
  });
});
