import { beforeEach, expect, test } from 'vitest';
import { terminals } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { enrolBrowser, makeBoard } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { authenticateTerminal } from './authenticate-terminal.server.ts';

const database = testDatabase();
let admin: Ctx;
let facilityId: string;
let terminalId: string;
beforeEach(async () => {
  await database.reset();
  ({ admin, facilityId, terminalId } = await makeBoard(database.db));
});

test('authenticateTerminal knows a browser by its token and writes when it was seen', async () => {
  const token = await enrolBrowser(database.db, admin, terminalId);
  expect(await authenticateTerminal(database.db, token)).toEqual({
    id: terminalId,
    name: 'Flur',
    kind: 'board',
    facilityId,
    operatorId: admin.actor.operatorId,
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
