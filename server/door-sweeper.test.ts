import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { doorJobs } from '#app/db/schema/index.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { advanceDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { startDoorSweeper } from './door-sweeper.ts';

const database = testDatabase();
const log = pino({ level: 'silent' });

test('what has run out is ended by itself, by two sweepers once', async () => {
  const door = await makeDoor(database.db);
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
  const sweepers = [1, 2].map(() => startDoorSweeper({ db: () => database.db, log, intervalMs: 20 }));
  await advanceDoorClock(database.sql, 31);
  await vi.waitFor(async () => expect((await database.db.select().from(doorJobs))[0]?.status).toBe('expired'));
  await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
  const [row] = await database.sql`select count(*)::int as n from audit_log where action = 'door.expired'`;
  expect(row?.n).toBe(1);
});
