import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, badges, mailMessages, terminalPins, terminals, users } from '#app/db/schema/index.ts';
import { issueBadge } from '#app/domains/presence/badges/issue-badge.server.ts';
import { revokeBadge } from '#app/domains/presence/badges/revoke-badge.server.ts';
import { setTerminalPin } from '#app/domains/presence/badges/set-terminal-pin.server.ts';
import { revokeTerminal } from '#app/domains/presence/revoke-terminal.server.ts';
import { machineCtx } from '#tests/factories/door-admin.ts';
import { adminOf, makePlace } from '#tests/factories/presence.ts';
import { makeStaff } from '#tests/factories/staff.ts';
import { makeKiosk, makeTerminal } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { identifyAtTerminal, type IdentifyWay } from './identify-at-terminal.server.ts';

const database = testDatabase();
const { db } = database;
let kiosk: Awaited<ReturnType<typeof makeKiosk>>;
beforeEach(async () => {
  await database.reset();
  kiosk = await makeKiosk(db);
});
const RIGHT = { memberNumber: '1042', pin: '7291' };
const WRONG = { memberNumber: '1042', pin: '7292' };
/** A try so many seconds after the start. */
const tryAt = (seconds: number, way: IdentifyWay, terminalId = kiosk.terminalId) => {
  const ctx = machineCtx(db);
  return identifyAtTerminal({ ...ctx, now: ctx.now.add({ seconds }) }, { terminalId, ...way });
};
const terminal = async () => (await db.select().from(terminals).where(eq(terminals.id, kiosk.terminalId)))[0];

describe('identifyAtTerminal', () => {
  test('knows a person by number and PIN, with a row of the login stream', async () => {
    const outcome = await tryAt(0, RIGHT);
    expect(outcome).toMatchObject({ kind: 'identified', actor: { id: kiosk.staff.userId, sessionId: null } });
    const [last] = await db.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(last).toMatchObject({
      stream: 'login',
      action: 'terminal.identified',
      entityId: kiosk.terminalId,
      actor: kiosk.staff.userId,
      after: { by: 'pin' },
    });
    expect(JSON.stringify([outcome, last])).not.toMatch(/argon|7291/);
  });

  test('knows a person by a badge until it is revoked, and notes its use', async () => {
    const { code, badgeId } = await issueBadge(kiosk.admin, { userId: kiosk.staff.userId });
    expect(await tryAt(0, { badge: code })).toMatchObject({ kind: 'identified', actor: { id: kiosk.staff.userId } });
    expect((await db.select().from(badges))[0]?.lastUsedAt).not.toBeNull();
    await revokeBadge(kiosk.admin, { badgeId, userId: kiosk.staff.userId });
    expect(await tryAt(0, { badge: code })).toEqual({ kind: 'wrong', waitSeconds: 1 });
  });

  test.each<[string, IdentifyWay]>([
    ['a wrong PIN', WRONG],
    ['an unknown number', { memberNumber: '1', pin: '7291' }],
    ['an unknown badge', { badge: `PW${'0'.repeat(32)}` }],
  ])('answers %s alike, and slows the terminal', async (_what, way) => {
    expect(await tryAt(0, way)).toEqual({ kind: 'wrong', waitSeconds: 1 });
    expect(await tryAt(0, RIGHT)).toEqual({ kind: 'wait', waitSeconds: 1 });
    expect((await tryAt(1, RIGHT)).kind).toBe('identified');
  });

  test('waits 1, 2, 4 … 30 seconds, and forgets the tries after a right one', async () => {
    const waits = [];
    for (let at = 0, n = 0; n < 7; n += 1) {
      const outcome = await tryAt(at, WRONG);
      const seconds = outcome.kind === 'wrong' ? outcome.waitSeconds : 0;
      waits.push(seconds);
      at += seconds;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect((await tryAt(100, RIGHT)).kind).toBe('identified');
    expect(await terminal()).toMatchObject({ wrongTries: 0, nextTryAt: null });
  });

  test('takes one of ten tries at the same time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => tryAt(0, WRONG)));
    expect(outcomes.filter(({ kind }) => kind === 'wrong')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'wait')).toHaveLength(9);
    expect((await terminal())?.wrongTries).toBe(1);
  });

  test('locks no person out: another terminal takes the right PIN at once', async () => {
    const other = await makeTerminal(kiosk.admin, kiosk.facilityId, 'terminal');
    await tryAt(0, WRONG);
    expect((await tryAt(0, RIGHT, other)).kind).toBe('identified');
  });

  test('mails the admins of its operator at the 20th wrong try, once', async () => {
    await adminOf(db, (await makePlace(db)).operatorId);
    for (let n = 0; n < 25; n += 1) await tryAt(n * 31, WRONG);
    const mails = await db.select().from(mailMessages);
    expect(mails.map(({ template, userId }) => [template, userId])).toEqual([['terminalAlarm', kiosk.admin.actor.id]]);
    expect(mails[0]?.text).toContain('Flur');
    const alarms = await db.select().from(auditLog).where(eq(auditLog.action, 'terminal.alarmed'));
    expect(alarms).toMatchObject([{ actor: null, after: { tries: 20 }, operatorId: kiosk.operatorId }]);
  });

  test('takes a PIN of an admin at the terminals of that operator only, and the own one everywhere', async () => {
    const elsewhere = await makePlace(db);
    const admin = await adminOf(db, elsewhere.operatorId);
    const other = await makeTerminal(admin, elsewhere.facilityId, 'terminal');
    expect((await tryAt(0, RIGHT, other)).kind).toBe('identified');
    await setTerminalPin(kiosk.admin, { userId: kiosk.staff.userId, pin: '550271' });
    const chosen = { memberNumber: '1042', pin: '550271' };
    expect((await tryAt(0, chosen)).kind).toBe('identified');
    expect((await tryAt(0, chosen, other)).kind).toBe('wrong');
    const { code } = await issueBadge(kiosk.admin, { userId: kiosk.staff.userId });
    expect((await tryAt(60, { badge: code }, other)).kind).toBe('wrong');
  });

  test('refuses a person who is not active, and one without a PIN', async () => {
    const colleague = await makeStaff(db, { operatorId: kiosk.operatorId });
    await db.update(users).set({ memberNumber: '7' }).where(eq(users.id, colleague.userId));
    expect((await tryAt(0, { memberNumber: '7', pin: '7291' })).kind).toBe('wrong');
    await db.update(users).set({ isActive: false }).where(eq(users.id, kiosk.staff.userId));
    expect((await tryAt(60, RIGHT)).kind).toBe('wrong');
    expect(await db.select().from(terminalPins)).toHaveLength(1);
  });

  test('throws for a board and for a revoked terminal', async () => {
    const board = await makeTerminal(kiosk.admin, kiosk.facilityId);
    await expect(tryAt(0, RIGHT, board)).rejects.toThrow('terminal');
    await revokeTerminal(kiosk.admin, { terminalId: kiosk.terminalId });
    await expect(tryAt(0, RIGHT)).rejects.toThrow('terminal');
  });
});
