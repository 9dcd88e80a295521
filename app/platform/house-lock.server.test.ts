import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';
import { type HouseLock, isHouseLockHeld, keepHouseLock } from './house-lock.server.ts';

const database = testDatabase();
/** The pool whose connections the test ends. */
const app = postgres(database.appUrl, { max: 2 });
afterAll(() => app.end());
const locks: HouseLock[] = [];
let said: string[] = [];

beforeEach(() => (said = []));
afterEach(async () => {
  await Promise.all(locks.splice(0).map((lock) => lock.stop()));
});

function keep(who: string, name = 'test'): HouseLock {
  const lock = keepHouseLock({
    name,
    everyMs: 20,
    onTaken: () => said.push(`${who} has it`),
    onLost: () => said.push(`${who} lost it`),
  });
  locks.push(lock);
  return lock;
}
const cutHolder = () => app`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'platzwart lock' and pid in (select pid from pg_locks where locktype = 'advisory')`;

test('gives the lock to the next process when its holder ends', async () => {
  const first = keep('first');
  await expect.poll(() => said).toEqual(['first has it']);
  expect(await isHouseLockHeld(database.db, 'test')).toBe(true);
  expect(await isHouseLockHeld(database.db, 'another')).toBe(false);
  const second = keep('second');
  await first.stop();
  await expect.poll(() => said).toEqual(['first has it', 'second has it']);
  expect([first.isHeld(), second.isHeld()]).toEqual([false, true]);
  await second.stop();
  expect(await isHouseLockHeld(database.db, 'test')).toBe(false);
});

test('keeps locks of different names apart', async () => {
  keep('first', 'one');
  keep('second', 'two');
  await expect.poll(() => said.toSorted()).toEqual(['first has it', 'second has it']);
});

test('does not call onLost when no other process took the lock meanwhile', async () => {
  const lock = keep('first');
  await expect.poll(() => said).toEqual(['first has it']);
  await cutHolder();
  await expect.poll(() => isHouseLockHeld(database.db, 'test')).toBe(true);
  expect(said).toEqual(['first has it']);
  expect(lock.isHeld()).toBe(true);
});

test('calls onLost when another process took the lock', async () => {
  keep('first');
  await expect.poll(() => said).toEqual(['first has it']);
  await app.begin(async (tx) => {
    // The contender queues after the ended holder, so that no third process comes between.
    await tx`
      select pg_terminate_backend(pid), pg_advisory_lock(7367802, hashtext('test')) from pg_locks
      where locktype = 'advisory' and classid = 7367802 and granted
        and database = (select oid from pg_database where datname = current_database())`;
    await expect.poll(() => said).toEqual(['first has it', 'first lost it']);
    await tx`select pg_advisory_unlock(7367802, hashtext('test'))`;
  });
  await expect.poll(() => said).toEqual(['first has it', 'first lost it', 'first has it']);
});
