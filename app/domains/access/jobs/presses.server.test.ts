import { beforeEach, describe, expect, test } from 'vitest';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { pressOnce, takePress } from './presses.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: MadePerson;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  person = await makeMember(database.db);
});
const press = (nonce: string | null = 'form-of-the-test-1') =>
  pressOnce(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug, nonce: nonce ?? undefined });
const jobs = async () => (await database.sql`select 1 from door_jobs`).length;
async function openIt(): Promise<void> {
  const grant = await takeGrant(database.db, door.device);
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(grant));
}

describe('pressOnce', () => {
  test('opens nothing when the same form is sent again after the door has opened', async () => {
    const first = await press();
    await openIt();
    expect([first.kind, await press(), await jobs()]).toEqual(['asked', first, 1]);
  });

  test('makes one job when the same form is sent ten times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => press()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await jobs()).toBe(1);
  });

  test('makes another job when the form is new or has no nonce', async () => {
    await press();
    await openIt();
    await press('form-of-the-test-2');
    await openIt();
    await press(null);
    expect(await jobs()).toBe(3);
  });

  test('decides again when the press was refused', async () => {
    await database.sql`update areas set is_active = false`;
    expect(await press()).toEqual({ kind: 'forbidden' });
    await database.sql`update areas set is_active = true`;
    expect(await press()).toMatchObject({ kind: 'asked' });
  });

  test('decides again when the device was offline', async () => {
    await database.sql`update devices set last_seen_at = null`;
    expect(await press()).toEqual({ kind: 'offline' });
    await database.sql`update devices set last_seen_at = door_now()`;
    expect(await press()).toMatchObject({ kind: 'asked' });
  });

  test('makes two jobs when two people send the same nonce', async () => {
    await press();
    person = await makeMember(database.db);
    await press();
    expect(await jobs()).toBe(2);
  });
});

test.each([['192.0.2.7'], [null]])('takePress allows sixty presses a minute when the address is %s', async (ip) => {
  await database.sql`delete from rate_limits`;
  const waits = await Promise.all(Array.from({ length: 62 }, () => takePress(ip)));
  expect(waits.filter((wait) => wait === null)).toHaveLength(60);
  expect(await takePress('198.51.100.1')).toBeNull();
});
