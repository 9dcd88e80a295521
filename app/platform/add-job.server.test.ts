import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { addedJobs } from '#tests/factories/added-jobs.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addJob } from './add-job.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('the job is there when the transaction commits, and is not when it fails', async () => {
  await inTransaction(database, (tx) => addJob(tx, 'plants.water', { plant: 'Ficus' }));
  const failed = inTransaction(database, async (tx) => {
    await addJob(tx, 'plants.water', { plant: 'Kaktus' });
    throw new Error('no water');
  });
  await expect(failed).rejects.toThrow('no water');
  expect(await addedJobs(database.sql)).toEqual([{ name: 'plants.water', payload: { plant: 'Ficus' } }]);
});

test('a delayed job is not due before its time', async () => {
  await inTransaction(database, (tx) => addJob(tx, 'plants.water', {}, { runAfterSeconds: 3600 }));
  const [job] = await database.sql<{ minutes: number }[]>`
    select round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker._private_jobs`;
  expect(job?.minutes).toBe(60);
});
