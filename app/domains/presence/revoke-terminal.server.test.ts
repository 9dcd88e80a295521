import { isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, oneTimeTokens } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { enrolBrowser, makeBoard } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { authenticateTerminal } from './authenticate-terminal.server.ts';
import { inviteTerminal } from './invite-terminal.server.ts';
import { revokeTerminal } from './revoke-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  ({ admin, terminalId } = await makeBoard(database.db));
});

describe('revokeTerminal', () => {
  test('signs the board off at once, ends its open code and writes one audit row', async () => {
    const token = await enrolBrowser(database.db, admin, terminalId);
    await inviteTerminal(admin, { terminalId });
    expect(await revokeTerminal(admin, { terminalId })).toEqual({ kind: 'revoked' });
    expect(await authenticateTerminal(database.db, token)).toMatchObject({ isRevoked: true });
    const open = await database.db.select().from(oneTimeTokens).where(isNull(oneTimeTokens.usedAt));
    expect(open).toEqual([]);
    await revokeTerminal(admin, { terminalId });
    const actions = (await database.db.select().from(auditLog)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'terminal.revoked')).toHaveLength(1);
  });

  test('throws for an admin of another operator', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(revokeTerminal(stranger, { terminalId })).rejects.toThrow('terminal');
  });
});
