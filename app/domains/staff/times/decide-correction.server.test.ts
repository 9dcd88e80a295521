import { beforeEach, describe, expect, test } from 'vitest';
import type { WantedTimes } from '#app/db/schema/clock.ts';
import { STAMP_KEY } from '#app/domains/staff/api/clock-inputs.server.ts';
import { stampClock } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { askCorrection, type AskCorrectionInput } from './ask-correction.server.ts';
import { correctSession } from './correct-session.server.ts';
import { decideCorrection, type DecideCorrectionInput } from './decide-correction.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let admin: Ctx;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  const { operatorId } = crew;
  admin = ctxOf(database.db, await makePerson(database.db, { role: 'admin', operatorId }), { role: 'admin' });
  eva = await makeStaff(database.db, { operatorId });
});

const DAY = { clock_in_at: '2026-11-16T08:00:00Z', clock_out_at: '2026-11-16T14:30:00Z' };
const at = (text: string) => instantOfText(text).epochMilliseconds;
async function ask(wanted: WantedTimes, more: Partial<AskCorrectionInput> = {}): Promise<string> {
  const asked = await askCorrection(eva.ctx, { dayKey: '2026-11-16', reason: 'Handy war leer', wanted, ...more });
  if (asked.kind !== 'asked') throw new Error(JSON.stringify(asked));
  return asked.correctionId;
}
const decide = (correctionId: string, more: Partial<DecideCorrectionInput> = {}, ctx = admin) =>
  decideCorrection(ctx, { correctionId, approve: true, ...more });
const evening = () => makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T15:10:00Z');

describe('an approval', () => {
  test('puts the session right, and the person gets a mail with both versions', async () => {
    const id = await ask({ clock_out_at: '2026-11-16T14:30:00Z' }, { sessionId: await evening() });
    expect(await decide(id, { answer: 'Passt' })).toMatchObject({
      kind: 'approved',
      session: { endMs: at(DAY.clock_out_at) },
    });
    const [row] = await database.sql`select decision, answer, before from time_corrections`;
    expect(row).toMatchObject({
      decision: 'approved',
      answer: 'Passt',
      before: { clock_out_at: '2026-11-16T15:10:00Z' },
    });
    const [mail] = await mailsTo(database.sql, eva.userId);
    expect(mail?.subject).toBe('Korrektur genehmigt: Mo 16.11.2026');
    expect(mail?.text).toContain(
      'Bisher: Beginn 09:00 Uhr, Ende 16:10 Uhr, ohne Pause\nJetzt: Beginn 09:00 Uhr, Ende 15:30 Uhr, ohne Pause',
    );
    expect(mail?.text).toContain('Antwort: Passt');
  });

  test('without a session makes it with its stamps, and links its only shift', async () => {
    const shiftId = await makeShift(database.db, {
      operatorId: crew.operatorId,
      date: '2026-11-16',
      staffIds: [eva.id],
    });
    const id = await ask({ ...DAY, breaks: [{ start_at: '2026-11-16T12:00:00Z', end_at: '2026-11-16T12:30:00Z' }] });
    const outcome = await decide(id);
    expect(outcome).toMatchObject({ session: { state: 'CLOSED', shiftId, linkMethod: 'AUTO', dayPart: 1 } });
    const events = await database.sql<
      { type: string; source: string; metadata: unknown }[]
    >`select event_type as type, source, metadata from time_events order by timestamp_utc`;
    expect(events.map(({ type }) => type)).toEqual(['CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT']);
    for (const { source, metadata } of events)
      expect([source, metadata]).toEqual(['ADMIN_CORRECTION', { correction_id: id }]);
    expect(await database.sql`select total_work_seconds as work from time_sessions`).toEqual([{ work: 6 * 3600 }]);
    expect(await database.sql`select session_id is not null as has from time_corrections`).toEqual([{ has: true }]);
  });

  test('of two lone stamps of a day makes one session', async () => {
    const [first, second] = [
      await ask({ clock_in_at: DAY.clock_in_at }, { key: 'in' }),
      await ask({ clock_out_at: DAY.clock_out_at }, { key: 'out' }),
    ];
    expect(await decide(second)).toMatchObject({
      session: { startMs: at(DAY.clock_in_at), endMs: at(DAY.clock_out_at) },
    });
    expect(await decide(first)).toMatchObject({ kind: 'approved' });
    expect(await database.sql`select count(*)::int as count from time_events`).toEqual([{ count: 2 }]);
  });

  test('of a whole wish without a session never writes over another session of the day', async () => {
    const late = { clock_in_at: '2026-11-16T17:00:00Z', clock_out_at: '2026-11-16T19:00:00Z' };
    const morning = await makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T11:00:00Z');
    const id = await ask(late);
    expect(await decide(id)).toEqual({ kind: 'day_taken', sessionId: morning });
    await database.sql`update staff_members set allows_split_day = true`;
    expect(await decide(id)).toMatchObject({
      kind: 'approved',
      session: { dayPart: 2, startMs: at(late.clock_in_at) },
    });
    expect(await decide(await ask(DAY))).toEqual({ kind: 'overlap', sessionId: morning });
    expect(await database.sql`select count(*)::int as count from time_sessions`).toEqual([{ count: 2 }]);
  });

  test('is not hindered by the key of a stamp', async () => {
    const id = await ask({ clock_out_at: DAY.clock_out_at }, { sessionId: await evening() });
    for (const [index, key] of [`${id}.1`, `${id}1`, `${id}-1`].entries())
      await stampClock(eva.ctx, { event: index % 2 === 0 ? 'CLOCK_IN' : 'CLOCK_OUT', key, source: 'APP' });
    expect(await decide(id)).toMatchObject({ kind: 'approved' });
    const [row] = await database.sql<{ key: string }[]>`
      select idempotency_key as key from time_events where source = 'ADMIN_CORRECTION'`;
    expect(STAMP_KEY.test(row?.key ?? '')).toBe(false);
  });

  test('of one lone stamp needs the other time', async () => {
    const id = await ask({ clock_in_at: DAY.clock_in_at }, { key: 'in' });
    expect(await decide(id)).toEqual({ kind: 'refused', field: 'clock_out_at', code: 'missing' });
    expect(await decide(id, { times: { endMs: at(DAY.clock_out_at) } })).toMatchObject({ kind: 'approved' });
  });

  test('works on the present times of a session that changed meanwhile', async () => {
    const sessionId = await evening();
    const id = await ask({ clock_out_at: DAY.clock_out_at }, { sessionId });
    await correctSession(admin, { sessionId, clockInMs: at('2026-11-16T09:00:00Z'), reason: 'anders' });
    expect(await decide(id)).toMatchObject({
      session: { startMs: at('2026-11-16T09:00:00Z'), endMs: at(DAY.clock_out_at) },
    });
  });

  test('is refused in a month that was approved meanwhile, and over another session', async () => {
    const id = await ask(DAY);
    await approveMonth(database.sql, eva.id, '2026-11');
    expect(await decide(id)).toEqual({ kind: 'month_closed', month: '2026-11' });
    await database.sql`update month_closings set state = 'open', reason = 'noch einmal'`;
    const night = await makeSession(eva, '2026-11-15T20:00:00Z', '2026-11-16T09:00:00Z');
    expect(await decide(id)).toEqual({ kind: 'overlap', sessionId: night });
    expect(await decide(id, { approve: false })).toEqual({ kind: 'declined' });
  });
});

test('a declined wish changes nothing, and the person reads why', async () => {
  const id = await ask({ clock_out_at: DAY.clock_out_at }, { sessionId: await evening() });
  expect(await decide(id, { approve: false, answer: 'Stimmt so' })).toEqual({ kind: 'declined' });
  const [mail] = await mailsTo(database.sql, eva.userId);
  expect(mail?.text).toContain('Gewünscht: Ende 15:30 Uhr');
  expect(mail?.text).toContain('Antwort: Stimmt so');
  expect(await database.sql`select 1 from time_events where source = 'ADMIN_CORRECTION'`).toEqual([]);
  expect(await decide(id)).toEqual({ kind: 'over' });
});

test('an older version is stale', async () => {
  const id = await ask(DAY);
  expect(await decide(id, { version: 7 })).toEqual({ kind: 'stale' });
});

test('a wish is decided once', async () => {
  const id = await ask(DAY);
  const kinds = (await Promise.all([decide(id), decide(id), decide(id)])).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['approved', 'over', 'over']);
});

test('another admin of the operator decides', async () => {
  const id = await ask(DAY);
  for (const ctx of [crew.manager, eva.ctx]) await expect(decide(id, {}, ctx)).rejects.toThrow(ForbiddenError);
  const stranger = ctxOf(database.db, await makePerson(database.db, { role: 'admin' }), { role: 'admin' });
  await expect(decide(id, {}, stranger)).rejects.toThrow(NotFoundError);
  const own: Ctx = { ...eva.ctx, actor: { ...eva.ctx.actor, role: 'admin', operatorId: crew.operatorId } };
  await expect(decide(id, {}, own)).rejects.toThrow(ForbiddenError);
});
