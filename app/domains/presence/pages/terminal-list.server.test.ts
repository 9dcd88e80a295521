import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { enrolBrowser, makeBoard } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { inviteTerminal } from '#app/domains/presence/invite-terminal.server.ts';
import { getTerminal, listTerminalHistory, listTerminals } from './terminal-list.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  ({ admin, facilityId, terminalId } = await makeBoard(database.db));
});

describe('the boards of an admin', () => {
  test('have their facility, when they were seen, and the end of an open code', async () => {
    await enrolBrowser(database.db, admin, terminalId);
    await inviteTerminal(admin, { terminalId });
    const codeUntilMs = admin.now.epochMilliseconds + 15 * 60_000;
    const line = { id: terminalId, name: 'Flur', facilityId, isEnrolled: true, isRevoked: false, codeUntilMs };
    expect(await listTerminals(admin, admin.actor)).toMatchObject([line]);
    expect(await getTerminal(admin, admin.actor, terminalId)).toMatchObject({ ...line, lastSeenAtMs: null });
    const { rows } = await listTerminalHistory(admin, admin.actor, { terminalId, after: null });
    expect(rows.map(({ action }) => action)).toEqual([
      'terminal.invited',
      'terminal.enrolled',
      'terminal.invited',
      'terminal.created',
    ]);
  });

  test('are nothing to an admin of another operator and to a manager', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    expect(await listTerminals(stranger, stranger.actor)).toEqual([]);
    expect(await getTerminal(stranger, stranger.actor, terminalId)).toBeNull();
    expect((await listTerminalHistory(stranger, stranger.actor, { terminalId, after: null })).rows).toEqual([]);
    const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager' }), { role: 'manager' });
    await expect(listTerminals(manager, manager.actor)).rejects.toThrow('presence.administer');
  });
});
