import { beforeEach, describe, expect, test } from 'vitest';
import { stampClock } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { changeMonth, type ChangeMonthInput } from './change-month.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const change = (ctx: Ctx, to: ChangeMonthInput['to'], more: Partial<ChangeMonthInput> = {}) =>
  changeMonth(ctx, { staffId: eva.id, month: '2026-11', to, ...more });
const audited = () => database.sql`select action from audit_log where entity = 'month_closing' order by seq`;

test('a month is submitted by its person, approved by a manager, and opened again with a reason that the person reads', async () => {
  expect(await change(eva.ctx, 'submitted')).toEqual({ kind: 'changed', state: 'submitted', version: 1 });
  expect(await change(eva.ctx, 'submitted')).toEqual({ kind: 'changed', state: 'submitted', version: 1 });
  expect(await change(crew.manager, 'approved')).toEqual({ kind: 'changed', state: 'approved', version: 2 });
  expect(await change(crew.manager, 'open', { reason: 'zu kurz' })).toEqual({ kind: 'reason_needed' });
  const reason = 'Eine Pause fehlt am 16.';
  expect(await change(crew.manager, 'open', { reason })).toEqual({ kind: 'changed', state: 'open', version: 3 });
  expect(await database.sql`select state, reason, changed_by as by from month_closings`).toEqual([
    { state: 'open', reason, by: crew.manager.actor.id },
  ]);
  const [mail, ...more] = await mailsTo(database.sql, eva.userId);
  expect([mail?.template, mail?.subject, more]).toEqual(['monthReopened', 'Monat wieder offen: November 2026', []]);
  expect(mail?.text).toContain(`Begründung: ${reason}`);
  expect(await audited()).toEqual([
    { action: 'month_closing.submitted' },
    { action: 'month_closing.approved' },
    { action: 'month_closing.reopened' },
  ]);
  expect(await database.sql`select 1 from audit_log l where to_jsonb(l)::text like '%Pause fehlt%'`).toEqual([]);
});

test('the person takes a submitted month back without a mail', async () => {
  await change(eva.ctx, 'submitted');
  expect(await change(eva.ctx, 'open')).toMatchObject({ kind: 'changed', state: 'open' });
  expect(await mailsTo(database.sql, eva.userId)).toEqual([]);
});

describe('a month is refused', () => {
  test('with an open and a flagged session, which it names', async () => {
    const flagged = await makeSession(eva, '2026-11-16T08:00:00Z', '2026-11-16T12:00:00Z');
    await database.sql`update time_sessions set flagged = true`;
    const open = await makeSession(eva, '2026-11-18T08:00:00Z', null);
    const sessions = [
      { sessionId: flagged, dayKey: '2026-11-16', why: 'flagged' },
      { sessionId: open, dayKey: '2026-11-18', why: 'open' },
    ];
    expect(await change(eva.ctx, 'submitted')).toEqual({ kind: 'blocked', sessions });
    expect(await change(eva.ctx, 'submitted', { month: '2026-10' })).toMatchObject({ kind: 'changed' });
  });

  test('before it begins, without an edge, and with an older version', async () => {
    expect(await change(eva.ctx, 'submitted', { month: '2026-12' })).toEqual({ kind: 'future' });
    expect(await change(crew.manager, 'approved')).toEqual({ kind: 'no_edge', from: 'open' });
    await change(eva.ctx, 'submitted');
    expect(await change(crew.manager, 'approved', { version: 0 })).toEqual({ kind: 'stale' });
  });

  test('to a manager of another operator, and to colleagues', async () => {
    const { manager } = await makeCrew(database.db);
    const lisa = await makeStaff(database.db, { operatorId: crew.operatorId });
    for (const ctx of [manager, lisa.ctx]) await expect(change(ctx, 'submitted')).rejects.toThrow(NotFoundError);
  });

  test('to its person for the approval, and to a manager for the submission', async () => {
    const own: Ctx = { ...eva.ctx, actor: { ...eva.ctx.actor, role: 'manager', operatorId: crew.operatorId } };
    await expect(change(crew.manager, 'submitted')).rejects.toThrow(ForbiddenError);
    await change(own, 'submitted');
    await expect(change(own, 'approved')).rejects.toThrow(ForbiddenError);
    await change(crew.manager, 'approved');
    await expect(change(own, 'open', { reason: 'Eine Pause fehlt' })).rejects.toThrow(ForbiddenError);
  });
});

test('no stamp comes into a month while it is approved', async () => {
  await change(eva.ctx, 'submitted');
  const [approved, stamped] = await Promise.all([
    change(crew.manager, 'approved'),
    stampClock(
      { ...eva.ctx, now: instantOfText('2026-11-18T09:00:00Z') },
      { event: 'CLOCK_IN', key: 'k', source: 'APP' },
    ),
  ]);
  const outcomes = [approved.kind, stamped.kind];
  expect([
    ['changed', 'refused'],
    ['blocked', 'stamped'],
  ]).toContainEqual(outcomes);
});
