import { beforeEach, expect, test } from 'vitest';
import { checkIn } from './check-in.server.ts';
import { checkOut } from './check-out.server.ts';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeVisit } from './remove-visit.server.ts';
import { enterByDoor } from './enter-by-door.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const openedAt = '2026-11-18T08:59:00Z';

async function opened() {
  const { roomIds, operatorId } = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const payload = {
    jobId: crypto.randomUUID(),
    userId: person.id,
    roomId: roomIds[0],
    areaId: crypto.randomUUID(),
    atMs: Date.parse(openedAt),
    facilityId: crypto.randomUUID(),
    leadMin: 30,
    lagMin: 15,
  };
  return { roomIds, operatorId, person, payload, ctx: ctxOf(database.db, person) };
}

const visits = () => database.sql`select started_at, started_by, ended_at from visits order by started_at`;

test('a visit begins when the door opened, once, however often the job runs', async () => {
  const { payload } = await opened();
  expect(await enterByDoor(database, payload)).toMatchObject({ kind: 'started' });
  expect(await enterByDoor(database, payload)).toEqual({ kind: 'known' });
  expect(await visits()).toEqual([{ started_at: new Date(openedAt), started_by: 'door', ended_at: null }]);
  expect(await database.sql`select action, actor, after ->> 'doorJobId' as job from audit_log`).toEqual([
    { action: 'visit.started', actor: null, job: payload.jobId },
  ]);
  expect(await database.sql`select user_id, action_type from actions`).toEqual([
    { user_id: payload.userId, action_type: 'visit.started' },
  ]);
});

test('a removed visit does not come back when its job runs again, and its person has left in the log of actions', async () => {
  const { payload, operatorId } = await opened();
  const outcome = await enterByDoor(database, payload);
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  const admin = await adminOf(database.db, operatorId);
  await removeVisit(admin, { visitId: outcome.visitId, version: 1, reason: 'Die Tür ging von selbst auf' });
  expect(await enterByDoor(database, payload)).toEqual({ kind: 'known' });
  expect(await visits()).toEqual([]);
  const tracked = await database.sql<{ action_type: string }[]>`select action_type from actions order by seq`;
  expect(tracked.map(({ action_type }) => action_type)).toEqual(['visit.started', 'visit.ended']);
});

test('a second opening while inside changes nothing, and its repeat starts nothing after the person has left', async () => {
  const { payload, roomIds, ctx } = await opened();
  await enterByDoor(database, payload);
  const second = { ...payload, jobId: crypto.randomUUID(), atMs: payload.atMs + 30_000 };
  expect(await enterByDoor(database, second)).toEqual({ kind: 'inside' });
  await checkOut(ctx, { roomId: roomIds[0] });
  for (const repeated of [payload, second]) expect(await enterByDoor(database, repeated)).toEqual({ kind: 'known' });
  expect(await visits()).toHaveLength(1);
});

test('entering by a door leaves the other room where one at a time is allowed', async () => {
  const { payload, roomIds, person } = await opened();
  await makeVisit(database.db, {
    userId: person.id,
    roomId: roomIds[1],
    startedAt: new Date('2026-11-18T07:00:00Z'),
  });
  expect(await enterByDoor(database, payload)).toMatchObject({ kind: 'started' });
  expect(await visits()).toEqual([
    { started_at: new Date('2026-11-18T07:00:00Z'), started_by: 'self', ended_at: new Date(openedAt) },
    { started_at: new Date(openedAt), started_by: 'door', ended_at: null },
  ]);
});

test('a door that reports late does not take the person out of the room of now', async () => {
  const { payload, roomIds, ctx } = await opened();
  await checkIn(ctx, { roomId: roomIds[1] });
  expect(await enterByDoor(database, payload)).toEqual({ kind: 'moved_on' });
  expect(await visits()).toHaveLength(1);
});

test('a room or a person that is not active any more, or an erased one, starts nothing', async () => {
  const { payload, roomIds, person } = await opened();
  expect(await enterByDoor(database, { ...payload, userId: crypto.randomUUID() })).toEqual({ kind: 'gone' });
  await database.sql`update users set is_active = false where id = ${person.id}`;
  expect(await enterByDoor(database, payload)).toEqual({ kind: 'gone' });
  await database.sql`update users set is_active = true where id = ${person.id}`;
  await database.sql`update rooms set is_active = false where id = ${roomIds[0]}`;
  expect(await enterByDoor(database, payload)).toEqual({ kind: 'gone' });
  expect(await visits()).toEqual([]);
});

test('a payload of another shape is a fault', async () => {
  await expect(enterByDoor(database, { jobId: 'x' })).rejects.toMatchObject({ name: 'ZodError' });
});

test('the same job at the same moment starts one visit', async () => {
  const { payload } = await opened();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => enterByDoor(database, payload)));
  expect(outcomes.filter(({ kind }) => kind === 'started')).toHaveLength(1);
  expect(await visits()).toHaveLength(1);
});
