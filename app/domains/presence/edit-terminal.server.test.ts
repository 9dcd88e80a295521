import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { enrolBrowser, makeBoard } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { authenticateTerminal } from './authenticate-terminal.server.ts';
import { editTerminal } from './edit-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  ({ admin, facilityId, terminalId } = await makeBoard(database.db));
});

describe('editTerminal', () => {
  test('renames a board and moves it within the operator; the browser stays enrolled', async () => {
    const token = await enrolBrowser(database.db, admin, terminalId);
    const next = await makeFacility(database.db, admin.actor.operatorId ?? '');
    const input = { terminalId, version: 2, name: 'Werkstatt', facilityId: next };
    expect(await editTerminal(admin, input)).toEqual({ kind: 'edited' });
    expect(await authenticateTerminal(database.db, token)).toMatchObject({ name: 'Werkstatt', facilityId: next });
    const [row] = await database.db.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(row).toMatchObject({ action: 'terminal.edited', before: { name: 'Flur' }, after: { name: 'Werkstatt' } });
  });

  test('writes nothing when nothing differs, and is stale for an old version', async () => {
    expect(await editTerminal(admin, { terminalId, version: 1, name: 'Flur', facilityId })).toEqual({ kind: 'edited' });
    expect(await database.db.$count(auditLog)).toBe(1);
    const stale = await editTerminal(admin, { terminalId, version: 9, name: 'Neu', facilityId });
    expect(stale).toEqual({ kind: 'stale' });
  });

  test('throws for a facility or an admin of another operator', async () => {
    const other = await makeOperator(database.db);
    const input = { terminalId, version: 1, name: 'Neu', facilityId };
    const foreign = { ...input, facilityId: await makeFacility(database.db, other) };
    await expect(editTerminal(admin, foreign)).rejects.toThrow('facility');
    await expect(editTerminal(await adminCtx(database.db, other), input)).rejects.toThrow('terminal');
  });
});
