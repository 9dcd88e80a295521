import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, oneTimeTokens } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, machineCtx } from '#tests/factories/door-admin.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { makeBoard } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enrolTerminal } from './enrol-terminal.server.ts';
import { inviteTerminal } from './invite-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  ({ admin, terminalId } = await makeBoard(database.db));
});

describe('inviteTerminal', () => {
  test('stores the hash of a code for 15 minutes; an older open code ends', async () => {
    const first = await inviteTerminal(admin, { terminalId });
    const second = await inviteTerminal(admin, { terminalId });
    expect(second.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(second.expiresAtMs - admin.now.epochMilliseconds).toBe(15 * 60_000);
    const rows = await database.db.select().from(oneTimeTokens);
    expect(rows).toMatchObject([{ purpose: 'terminal_enrol', subjectId: terminalId, userId: admin.actor.id }]);
    expect(JSON.stringify(rows)).not.toContain(second.code.replaceAll('-', ''));
    expect(await enrolTerminal(machineCtx(database.db), first)).toEqual({ kind: 'invalid' });
    const actions = (await database.db.select().from(auditLog)).map(({ action }) => action);
    expect(actions).toEqual(['terminal.created', 'terminal.invited', 'terminal.invited']);
  });

  test('throws for an admin of another operator and for a manager', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(inviteTerminal(stranger, { terminalId })).rejects.toThrow('terminal');
    const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager' }), { role: 'manager' });
    await expect(inviteTerminal(manager, { terminalId })).rejects.toThrow('presence.administer');
  });
});
