import { beforeEach, describe, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { makePerson } from '#tests/factories/person.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { askCorrection, type AskCorrectionInput } from './ask-correction.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const DAY = { clock_in_at: '2026-11-16T08:00:00Z', clock_out_at: '2026-11-16T14:30:00Z' };
const ask = (input: Partial<AskCorrectionInput> = {}, ctx = eva.ctx) =>
  askCorrection(ctx, { dayKey: '2026-11-16', wanted: DAY, reason: 'Vergessen zu stempeln', ...input });
const count = async () => (await database.sql`select 1 from time_corrections`).length;

test('a wish waits, is audited without its reason, and its admins get a mail', async () => {
  const admin = await makePerson(database.db, { role: 'admin', operatorId: crew.operatorId });
  const sessionId = await makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T15:10:00Z');
  const asked = await ask({ sessionId, wanted: { clock_out_at: '2026-11-16T14:30:00Z' } });
  expect(asked).toMatchObject({ kind: 'asked', isRepeat: false });
  expect(
    await database.sql`select staff_member_id as staff, session_id as session, decision, before from time_corrections`,
  ).toEqual([{ staff: eva.id, session: sessionId, decision: null, before: null }]);
  const [mail] = await mailsTo(database.sql, admin.id);
  expect(mail?.template).toBe('correctionAsked');
  expect(mail?.text).toContain('Bisher: Beginn 09:00 Uhr, Ende 16:10 Uhr, ohne Pause\nGewünscht: Ende 15:30 Uhr');
  expect(mail?.text).toContain('/zeiten/korrekturen');
  expect(await mailsTo(database.sql, crew.manager.actor.id)).toEqual([]);
  expect(await database.sql`select action from audit_log l where to_jsonb(l)::text like '%Vergessen%'`).toEqual([]);
  expect(await database.sql`select action from audit_log where entity = 'time_correction'`).toEqual([
    { action: 'time_correction.asked' },
  ]);
});

describe('a key', () => {
  test('asks once, also at the same time', async () => {
    const outcomes = await Promise.all([ask({ key: 'k' }), ask({ key: 'k' })]);
    expect(outcomes.map((one) => String(one.kind === 'asked' && one.isRepeat)).toSorted()).toEqual(['false', 'true']);
    expect(await count()).toBe(1);
    expect(await ask({ key: 'k', wanted: {} })).toEqual({ kind: 'other_body' });
  });

  test('asks with one time only, and in an approved month', async () => {
    await approveMonth(database.sql, eva.id, '2026-11');
    expect(await ask({ key: 'k', wanted: { clock_in_at: DAY.clock_in_at } })).toMatchObject({ kind: 'asked' });
    expect(await ask()).toEqual({ kind: 'month_closed', month: '2026-11' });
  });
});

describe('a wish is refused', () => {
  test.each([
    ['without an end', { wanted: { clock_in_at: DAY.clock_in_at } }, 'clock_out_at', 'missing'],
    ['upside down', { wanted: { ...DAY, clock_out_at: '2026-11-16T07:00:00Z' } }, 'clock_out_at', 'upside_down'],
    ['of another day', { dayKey: '2026-11-15' }, 'clock_in_at', 'other_day'],
    ['of tomorrow', { dayKey: '2026-11-19' }, 'day_key', 'future'],
    ['of nothing', { wanted: {} }, 'wanted', 'nothing'],
  ])('%s', async (_name, input, field, code) => {
    expect(await ask(input)).toEqual({ kind: 'refused', field, code });
    expect(await count()).toBe(0);
  });
});

describe('the person of a wish', () => {
  test('works for one operator, or is named', async () => {
    const stranger = await makeStaff(database.db, { operatorId: crew.operatorId, isActive: false });
    expect(await ask({}, stranger.ctx)).toEqual({ kind: 'not_staff' });
    const other = await makeCrew(database.db);
    const [second] = await database.sql<
      { id: string }[]
    >`insert into staff_members (id, operator_id, user_id, employment_kind, roles)
      values (gen_random_uuid(), ${other.operatorId}, ${eva.userId}, 'employee', '{service}') returning id`;
    const outcome = await ask();
    expect(outcome.kind === 'choose_staff' && outcome.staff.map(({ staffId }) => staffId).toSorted()).toEqual(
      [eva.id, second?.id ?? ''].toSorted(),
    );
    expect(await ask({ staffId: second?.id })).toMatchObject({ kind: 'asked' });
  });

  test('is another one for a manager of the operator only', async () => {
    expect(await ask({ staffId: eva.id }, crew.manager)).toMatchObject({ kind: 'asked' });
    const [row] = await database.sql`select asked_by as by from time_corrections`;
    expect(row?.['by']).toBe(crew.manager.actor.id);
    const lisa = await makeStaff(database.db, { operatorId: crew.operatorId });
    const { manager } = await makeCrew(database.db);
    for (const ctx of [lisa.ctx, manager]) await expect(ask({ staffId: eva.id }, ctx)).rejects.toThrow(NotFoundError);
    const sessionId = await makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T15:10:00Z');
    await expect(ask({ sessionId }, lisa.ctx)).rejects.toThrow(NotFoundError);
    await expect(ask({ sessionId: crew.roomId })).rejects.toThrow(NotFoundError);
  });
});
