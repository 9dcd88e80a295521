import { beforeEach, expect, test } from 'vitest';
import { terminals } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { makeFacility } from '#tests/factories/doors.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { enrolBrowser, makeTerminal } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { authenticateTerminal } from './authenticate-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  const operatorId = await makeOperator(database.db);
  admin = await adminCtx(database.db, operatorId);
  facilityId = await makeFacility(database.db, operatorId);
  terminalId = await makeTerminal(admin, facilityId);
});

test('authenticateTerminal knows a browser by its token and writes when it was seen', async () => {
  const token = await enrolBrowser(database.db, admin, terminalId);
  expect(await authenticateTerminal(database.db, token)).toEqual({
    id: terminalId,
    name: 'Flur',
    facilityId,
    isRevoked: false,
  });
  const [row] = await database.db.select().from(terminals);
  expect(row).toMatchObject({ lastSeenAt: toDate(now()), version: 2 });
});

test('authenticateTerminal knows no other token', async () => {
  await enrolBrowser(database.db, admin, terminalId);
  expect(await authenticateTerminal(database.db, null)).toBeNull();
  expect(await authenticateTerminal(database.db, 'x'.repeat(43))).toBeNull();
});
