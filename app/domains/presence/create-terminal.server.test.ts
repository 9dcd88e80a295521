import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, terminals } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createTerminal } from './create-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  admin = await adminCtx(database.db, operatorId);
  facilityId = await makeFacility(database.db, operatorId);
});

describe('createTerminal', () => {
  test('writes a board without a browser and one audit row', async () => {
    const { terminalId } = await createTerminal(admin, { name: 'Flur', facilityId });
    const [terminal] = await database.db.select().from(terminals);
    const { operatorId } = admin.actor;
    expect(terminal).toMatchObject({ id: terminalId, name: 'Flur', kind: 'board', operatorId, tokenHash: null });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      { action: 'terminal.created', entityId: terminalId, operatorId },
    ]);
  });

  test('throws for a facility of another operator, and for every role without the right', async () => {
    const foreign = await makeFacility(database.db, await makeOperator(database.db));
    await expect(createTerminal(admin, { name: 'Flur', facilityId: foreign })).rejects.toThrow('facility');
    const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager' }), { role: 'manager' });
    await expect(createTerminal(manager, { name: 'Flur', facilityId })).rejects.toThrow('presence.administer');
    expect(await database.db.$count(terminals)).toBe(0);
  });
});
