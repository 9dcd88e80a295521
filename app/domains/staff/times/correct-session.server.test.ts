import { beforeEach, describe, expect, test } from 'vitest';
import { readSession } from '#app/domains/staff/store/sessions.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { correctSession, type CorrectSessionInput } from './correct-session.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let admin: Ctx;
let eva: MadeStaff;
let sessionId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  const { operatorId } = crew;
  admin = ctxOf(database.db, await makePerson(database.db, { role: 'admin', operatorId }), { role: 'admin' });
  eva = await makeStaff(database.db, { operatorId });
  sessionId = await makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T16:00:00Z', [
    ['2026-11-16T12:00:00Z', '2026-11-16T12:30:00Z'],
  ]);
});

const at = (text: string) => instantOfText(text).epochMilliseconds;
const correct = (input: Partial<CorrectSessionInput>, ctx = admin) =>
  correctSession(ctx, { sessionId, reason: 'Handy war leer', ...input });
const stored = async () => (await readSession(database.db, { id: sessionId }))[0];
const events = () =>
  database.sql`select event_type as type, timestamp_local as local, source, metadata from time_events order by created_at, id`;

describe('a correction', () => {
  test('appends a stamp, keeps the first ones, and derives the session again', async () => {
    const first = await events();
    const outcome = await correct({ clockOutMs: at('2026-11-16T15:10:00Z') });
    expect(outcome).toMatchObject({ kind: 'corrected', session: { version: (await stored())?.version } });
    const after = await events();
    expect(after.slice(0, 4)).toEqual(first);
    expect(after.slice(4)).toMatchObject([
      {
        type: 'CLOCK_OUT',
        local: '2026-11-16T16:10:00+01:00',
        source: 'ADMIN_CORRECTION',
        metadata: { correction_id: (await database.sql`select id from time_corrections`)[0]?.['id'] as string },
      },
    ]);
    expect(
      await database.sql`select total_work_seconds as work, total_break_seconds as break from time_sessions`,
    ).toEqual([{ work: 6 * 3600 + 40 * 60, break: 1800 }]);
  });

  test('is stored with both versions, and the person gets a mail with both', async () => {
    await correct({ clockOutMs: at('2026-11-16T15:10:00Z'), breaks: [] });
    const [row] = await database.sql`select * from time_corrections`;
    expect(row).toMatchObject({ decision: 'approved', reason: 'Handy war leer', asked_by: admin.actor.id });
    expect(row?.['before']).toMatchObject({ clock_out_at: '2026-11-16T16:00:00Z', breaks: [{}] });
    expect(row?.['wanted']).toMatchObject({ clock_out_at: '2026-11-16T15:10:00Z', breaks: [] });
    const [mail, ...more] = await mailsTo(database.sql, eva.userId);
    expect([mail?.template, mail?.subject, more]).toEqual([
      'correctionDecided',
      'Zeiten korrigiert: Mo 16.11.2026',
      [],
    ]);
    expect(mail?.text).toContain('Bisher: Beginn 09:00 Uhr, Ende 17:00 Uhr, Pause 13:00–13:30 Uhr');
    expect(mail?.text).toContain('Jetzt: Beginn 09:00 Uhr, Ende 16:10 Uhr, ohne Pause');
    expect(mail?.text).toContain('Begründung: Handy war leer');
  });

  test('is audited without its reason', async () => {
    await correct({ clockOutMs: at('2026-11-16T15:10:00Z') });
    const rows =
      await database.sql`select action, before, after from audit_log where action = 'time_session.corrected'`;
    expect(rows).toMatchObject([
      { before: { clock_out_at: '2026-11-16T16:00:00Z' }, after: { clock_out_at: '2026-11-16T15:10:00Z' } },
    ]);
    expect(await database.sql`select 1 from audit_log l where to_jsonb(l)::text like '%Handy%'`).toEqual([]);
  });

  test('of nothing writes nothing', async () => {
    expect(await correct({ clockOutMs: at('2026-11-16T16:00:00Z') })).toMatchObject({ kind: 'corrected' });
    expect(await events()).toHaveLength(4);
    expect(await database.sql`select 1 from time_corrections`).toEqual([]);
    expect(await mailsTo(database.sql, eva.userId)).toEqual([]);
  });

  test('links a shift by hand, and takes it off', async () => {
    const shiftId = await makeShift(database.db, { operatorId: crew.operatorId });
    expect(await correct({ shiftId })).toMatchObject({ session: { shiftId, linkMethod: 'MANUAL' } });
    expect(await correct({ shiftId: null })).toMatchObject({ session: { shiftId: null, linkMethod: 'NONE' } });
    const { operatorId } = await makeCrew(database.db);
    const foreign = await makeShift(database.db, { operatorId });
    expect(await correct({ shiftId: foreign })).toMatchObject({ kind: 'refused', field: 'shift_id', code: 'shift' });
  });

  test('discards a session, which frees its day, and takes it back with both times', async () => {
    expect(await correct({ discard: true })).toMatchObject({ session: { discarded: true, state: 'CLOSED' } });
    const later = await makeSession(eva, '2026-11-16T17:00:00Z', '2026-11-16T18:00:00Z');
    const times = { clockInMs: at('2026-11-16T08:00:00Z'), clockOutMs: at('2026-11-16T16:00:00Z') };
    expect(await correct(times)).toEqual({ kind: 'day_taken', sessionId: later });
    await correct({ sessionId: later, discard: true });
    expect(await correct(times)).toMatchObject({
      kind: 'corrected',
      session: { discarded: false, dayKey: '2026-11-16' },
    });
  });

  test('confirms more than 16 hours of a forgotten session', async () => {
    const forgotten = await makeSession(eva, '2026-11-17T05:00:00Z', null);
    await database.sql`update time_sessions set flagged = true where id = ${forgotten}`;
    const outcome = await correct({ sessionId: forgotten, clockOutMs: at('2026-11-17T22:00:00Z') });
    expect(outcome).toMatchObject({ session: { state: 'CLOSED', flagged: false } });
  });

  test('moves a session to another day, and to the next part where days may be split', async () => {
    const times = { clockInMs: at('2026-11-15T08:00:00Z'), clockOutMs: at('2026-11-15T10:00:00Z'), breaks: [] };
    expect(await correct(times)).toMatchObject({ session: { dayKey: '2026-11-15', dayPart: 1 } });
    const other = await makeSession(eva, '2026-11-16T17:00:00Z', '2026-11-16T18:00:00Z');
    const back = { clockInMs: at('2026-11-16T08:00:00Z'), clockOutMs: at('2026-11-16T10:00:00Z') };
    expect(await correct(back)).toEqual({ kind: 'day_taken', sessionId: other });
    await database.sql`update staff_members set allows_split_day = true`;
    expect(await correct(back)).toMatchObject({ session: { dayKey: '2026-11-16', dayPart: 2 } });
  });
});

describe('a correction is refused', () => {
  test.each([
    ['upside down', { clockOutMs: at('2026-11-16T07:00:00Z') }, 'clock_out_at', 'upside_down'],
    ['in the future', { clockOutMs: at('2026-11-18T10:00:00Z') }, 'clock_out_at', 'future'],
    ['with a break outside', { clockInMs: at('2026-11-16T12:10:00Z') }, 'breaks', 'break_outside'],
  ])('%s', async (_name, input, field, code) => {
    expect(await correct(input)).toEqual({ kind: 'refused', field, code });
    expect(await events()).toHaveLength(4);
  });

  test('over another session, which it names unless it is of another operator', async () => {
    const next = await makeSession(eva, '2026-11-17T08:00:00Z', '2026-11-17T16:00:00Z');
    const over = { clockInMs: at('2026-11-16T12:00:00Z'), clockOutMs: at('2026-11-17T08:00:01Z'), breaks: [] };
    expect(await correct(over)).toEqual({ kind: 'overlap', sessionId: next });
    const other = await makeCrew(database.db);
    await database.sql`insert into staff_members (id, operator_id, user_id, employment_kind, roles)
      values (gen_random_uuid(), ${other.operatorId}, ${eva.userId}, 'employee', '{service}')`;
    await correct({ sessionId: next, discard: true });
    await database.sql`insert into time_sessions (id, operator_id, staff_member_id, user_id, state, clock_in_at, clock_out_at, total_work_seconds, total_break_seconds)
      select gen_random_uuid(), operator_id, id, user_id, 'CLOSED', '2026-11-17T06:00:00Z', '2026-11-17T07:00:00Z', 3600, 0
      from staff_members where operator_id = ${other.operatorId} and user_id = ${eva.userId}`;
    expect(await correct(over)).toEqual({ kind: 'overlap', sessionId: null });
  });

  test('in an approved month, from it and into it', async () => {
    await approveMonth(database.sql, eva.id, '2026-10');
    const october = { clockInMs: at('2026-10-30T08:00:00Z'), clockOutMs: at('2026-10-30T10:00:00Z'), breaks: [] };
    expect(await correct(october)).toEqual({ kind: 'month_closed', month: '2026-10' });
    await approveMonth(database.sql, eva.id, '2026-11');
    expect(await correct({ discard: true })).toEqual({ kind: 'month_closed', month: '2026-11' });
  });

  test('with an older version', async () => {
    const version = (await stored())?.version ?? 0;
    expect(await correct({ version: version - 1, discard: true })).toMatchObject({
      kind: 'stale',
      session: { version },
    });
    expect(await correct({ version, discard: true })).toMatchObject({ kind: 'corrected' });
  });
});

describe('a session is corrected by', () => {
  test('admins only', async () => {
    for (const ctx of [crew.manager, eva.ctx]) await expect(correct({}, ctx)).rejects.toThrow(ForbiddenError);
  });
  test('admins of its operator', async () => {
    const other = ctxOf(database.db, await makePerson(database.db, { role: 'admin' }), { role: 'admin' });
    await expect(correct({}, other)).rejects.toThrow(NotFoundError);
    await expect(correct({ sessionId: crew.roomId })).rejects.toThrow(NotFoundError);
  });
  test('another person', async () => {
    const own: Ctx = { ...eva.ctx, actor: { ...eva.ctx.actor, role: 'admin', operatorId: crew.operatorId } };
    await expect(correct({}, own)).rejects.toThrow(ForbiddenError);
  });
});

test('two corrections at once are one after the other', async () => {
  const outcomes = await Promise.all([
    correct({ clockOutMs: at('2026-11-16T15:00:00Z') }),
    correct({ breaks: [{ startMs: at('2026-11-16T10:00:00Z'), endMs: at('2026-11-16T10:20:00Z') }] }),
  ]);
  expect(outcomes).toMatchObject([{ kind: 'corrected' }, { kind: 'corrected' }]);
  const row = await stored();
  expect([row?.endMs, row?.breaks]).toEqual([
    at('2026-11-16T15:00:00Z'),
    [{ startMs: at('2026-11-16T10:00:00Z'), endMs: at('2026-11-16T10:20:00Z') }],
  ]);
});
