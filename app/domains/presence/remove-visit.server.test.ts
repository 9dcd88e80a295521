import { beforeEach, expect, test } from 'vitest';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeVisit } from './remove-visit.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('an admin removes a visit, whose values stay in the audit log; its person may not', async () => {
  const { roomIds, operatorId } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const visitId = await makeVisit(database.db, { userId: person.id, roomId: roomIds[0] });
  const input = { visitId, version: 1, reason: 'Probelauf' };
  const asPerson = removeVisit(ctxOf(database.db, person, { role: 'member' }), input);
  await expect(asPerson).rejects.toMatchObject({ name: 'ForbiddenError' });
  const admin = await adminOf(database.db, operatorId);
  expect(await removeVisit(admin, input)).toEqual({ kind: 'removed' });
  expect(await database.sql`select * from visits`).toEqual([]);
  const [row] = await database.sql`select action, before from audit_log`;
  expect(row).toMatchObject({ action: 'visit.removed', before: { userId: person.id, roomId: roomIds[0] } });
  await expect(removeVisit(admin, input)).rejects.toMatchObject({ name: 'NotFoundError' });
});
