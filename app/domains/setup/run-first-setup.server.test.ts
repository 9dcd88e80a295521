import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { getActor } from '#app/platform/session.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openFirstSetup } from './open-first-setup.server.ts';
import { runFirstSetup } from './run-first-setup.server.ts';
import type { FirstSetup } from './schema.ts';

const database = testDatabase();
const ctx = (later = 0) => ({
  db: database.db,
  now: now().add({ hours: later }),
  correlationId: crypto.randomUUID(),
  origin: { ip: '192.0.2.1', userAgent: 'Firefox' },
});
const input = (code: string, changes: Partial<FirstSetup> = {}): FirstSetup & { locale: 'de' } => ({
  code,
  operatorName: 'TuS Musterhausen 1908',
  operatorType: 'verein',
  primaryColor: '#b91c1c',
  facilityName: 'Sportpark',
  region: 'DE-NI',
  street: null,
  houseNumber: null,
  zip: '31234',
  city: 'Musterhausen',
  publicPlan: true,
  groupName: 'Außenanlagen',
  groupIcon: 'outdoor',
  resources: ['Sportplatz', 'Kleinfeld'],
  firstName: 'Änne',
  lastName: 'Öztürk',
  email: 'aenne@tus.example',
  password: 'lang genug für alle',
  passwordAgain: 'lang genug für alle',
  ...changes,
  locale: 'de',
});
const open = async () => (await openFirstSetup(database.db)) ?? expect.fail('the house is empty');
const count = async (table: string) => {
  const [row] = await database.sql<{ n: number }[]>`select count(*)::int as n from ${database.sql(table)}`;
  return row?.n;
};

beforeEach(() => database.reset());

describe('runFirstSetup', () => {
  it('makes the house and signs its first admin in', async () => {
    const outcome = await runFirstSetup(ctx(), input(await open()));
    if (outcome.kind !== 'set_up') throw new Error(outcome.kind);
    const cookie = outcome.setCookie.split(';')[0] ?? '';
    const actor = await getActor(new Request('http://localhost/', { headers: { cookie } }));
    expect(actor).toMatchObject({ id: outcome.userId, role: 'admin', firstName: 'Änne', email: 'aenne@tus.example' });
    const [facility] =
      await database.sql`select name, holiday_region, public_plan, show_names, operator_id from facilities`;
    expect(facility).toMatchObject({ name: 'Sportpark', holiday_region: 'DE-NI', public_plan: true, show_names: true });
    expect(facility?.operator_id).toBe(actor?.operatorId);
    expect(await database.sql`select 1 from audit_log l where to_jsonb(l)::text ~* 'änne|öztürk|aenne'`).toHaveLength(
      0,
    );
    expect(await database.sql`select name, root_id = id as root from resources order by sort_order`).toEqual([
      { name: 'Sportplatz', root: true },
      { name: 'Kleinfeld', root: true },
    ]);
    expect(await database.sql`select name, is_home_club from clubs`).toEqual([
      { name: 'TuS Musterhausen 1908', is_home_club: true },
    ]);
    const types = await database.sql<{ id: string }[]>`select id from event_types order by sort_order`;
    expect(types.map(({ id }) => id)).toEqual(['training', 'match', 'event', 'other']);
  });

  it('writes one audit row for each record, without the person’s name or password', async () => {
    await runFirstSetup(ctx(), input(await open()));
    const rows = await database.sql<{ action: string }[]>`select action from audit_log order by seq`;
    expect(rows.map(({ action }) => action)).toEqual([
      'operator.created',
      'facility.created',
      'resource_group.created',
      'resource.created',
      'resource.created',
      ...Array.from({ length: 4 }, () => 'event_type.created'),
      'club.created',
      'user.created',
      'session.created',
      'house.set_up',
    ]);
    const trail = JSON.stringify(await database.sql`select * from audit_log`);
    for (const secret of ['Öztürk', 'aenne@tus.example', 'lang genug']) expect(trail).not.toContain(secret);
  });

  it('gives a municipality no home club', async () => {
    await runFirstSetup(ctx(), input(await open(), { operatorType: 'kommune' }));
    expect(await count('clubs')).toBe(0);
  });

  it('refuses a wrong and an expired code, and writes nothing', async () => {
    const code = await open();
    expect(await runFirstSetup(ctx(), input(`${code}x`))).toEqual({ kind: 'wrong_code' });
    expect(await runFirstSetup(ctx(25), input(code))).toEqual({ kind: 'wrong_code' });
    expect(await count('users')).toBe(0);
    expect(await count('audit_log')).toBe(0);
  });

  it('happens once, however many try at once with the codes of two processes', async () => {
    const codes = [await open(), await open()];
    const tries = Array.from({ length: 6 }, (_, index) => runFirstSetup(ctx(), input(codes[index % 2] ?? '')));
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'set_up')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'has_people')).toHaveLength(5);
    expect(await count('operators')).toBe(1);
    const [open_] = await database.sql<
      { n: number }[]
    >`select count(*)::int as n from one_time_tokens where used_at is null`;
    expect(open_?.n).toBe(0);
  });
});
