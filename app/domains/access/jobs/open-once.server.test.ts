import { beforeEach, describe, expect, test } from 'vitest';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { openOnce } from './open-once.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: MadePerson;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  person = await makeMember(database.db);
});
const press = (nonce: string | null = 'form-of-the-test-1') =>
  openOnce(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug, nonce: nonce ?? undefined });
const jobs = async () => (await database.sql`select 1 from door_jobs`).length;
async function openIt(): Promise<void> {
  const grant = await takeGrant(database.db, door.device);
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(grant));
}

describe('openOnce', () => {
  test('the same form again, after the door has opened, opens nothing', async () => {
    const first = await press();
    await openIt();
    expect([first.kind, await press(), await jobs()]).toEqual(['asked', first, 1]);
  });

  test('ten times at once is one press', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => press()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await jobs()).toBe(1);
  });

  test('a new form is a new press, and one without nonce as well', async () => {
    await press();
    await openIt();
    await press('form-of-the-test-2');
    await openIt();
    await press(null);
    expect(await jobs()).toBe(3);
  });

  test('what was refused is looked at anew', async () => {
    await database.sql`update areas set is_active = false`;
    expect(await press()).toEqual({ kind: 'forbidden' });
    await database.sql`update areas set is_active = true`;
    expect(await press()).toMatchObject({ kind: 'asked' });
  });

  test('a silent door as well', async () => {
    await database.sql`update devices set last_seen_at = null`;
    expect(await press()).toEqual({ kind: 'offline' });
    await database.sql`update devices set last_seen_at = door_now()`;
    expect(await press()).toMatchObject({ kind: 'asked' });
  });

  test('two people with the same nonce are two presses', async () => {
    await press();
    person = await makeMember(database.db);
    await press();
    expect(await jobs()).toBe(2);
  });
});
