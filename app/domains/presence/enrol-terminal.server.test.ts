import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, oneTimeTokens, terminals } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { machineCtx } from '#tests/factories/door-admin.ts';
import { enrolBrowser, makeBoard } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { authenticateTerminal } from './authenticate-terminal.server.ts';
import { enrolTerminal, takeTerminalTry } from './enrol-terminal.server.ts';
import { inviteTerminal } from './invite-terminal.server.ts';
import { revokeTerminal } from './revoke-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  ({ admin, terminalId } = await makeBoard(database.db));
});
const enrol = (code: string, minutes = 0) => {
  const ctx = machineCtx(database.db);
  return enrolTerminal({ ...ctx, now: ctx.now.add({ minutes }) }, { code });
};

describe('enrolTerminal', () => {
  test('gives a browser a token of its own, names who invited it, and takes the code once', async () => {
    const { code } = await inviteTerminal(admin, { terminalId });
    const outcomes = await Promise.all([enrol(code.toLowerCase().replaceAll('-', ' ')), enrol(code)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['enrolled', 'invalid']);
    const [row] = await database.db.select().from(terminals);
    const token = outcomes.find((one) => one.kind === 'enrolled')?.token ?? '';
    expect(row).toMatchObject({ enrolledBy: admin.actor.id, tokenHash: hashSecret(token), version: 2 });
    const [last] = await database.db.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(last).toMatchObject({ action: 'terminal.enrolled', entityId: terminalId, actor: null });
    expect(JSON.stringify(last)).not.toContain(token);
  });

  test('ends the browser that was this board before, and lets a revoked board in again', async () => {
    const old = await enrolBrowser(database.db, admin, terminalId);
    await revokeTerminal(admin, { terminalId });
    const token = await enrolBrowser(database.db, admin, terminalId);
    expect(await authenticateTerminal(database.db, old)).toBeNull();
    expect(await authenticateTerminal(database.db, token)).toMatchObject({ id: terminalId, isRevoked: false });
  });

  test.each([
    ['is no code', () => Promise.resolve('x')],
    ['is unknown', () => Promise.resolve('0000-0000-0000-0000')],
  ])('answers invalid when the code %s', async (_what, codeOf) => {
    expect(await enrol(await codeOf())).toEqual({ kind: 'invalid' });
  });

  test('answers invalid 15 minutes after the invitation, and for the code of a door device', async () => {
    const { code } = await inviteTerminal(admin, { terminalId });
    expect(await enrol(code, 15)).toEqual({ kind: 'invalid' });
    await database.db.update(oneTimeTokens).set({ purpose: 'device_enrol' });
    expect(await enrol(code)).toEqual({ kind: 'invalid' });
    await database.db.update(oneTimeTokens).set({ purpose: 'terminal_enrol' });
    expect((await enrol(code, 14)).kind).toBe('enrolled');
  });

  test('counts ten tries a minute for one address', async () => {
    const waits = [];
    for (let n = 0; n < 11; n += 1) waits.push(await takeTerminalTry('198.51.100.77'));
    expect(waits.slice(0, 10)).toEqual(Array(10).fill(null));
    expect(waits[10]).toBeGreaterThan(0);
  });
});
