import { expect, test } from 'vitest';
import type { Job } from '#app/platform/jobs.ts';
import { CAUSED, jobs, jobsOfParts } from './jobs.ts';

test('a job of a part runs while the part is on, and a job of no part always runs', async () => {
  const ran: string[] = [];
  const job = (name: string, part?: Job['part']): Job => ({
    schedule: null,
    ...(part ? { part } : {}),
    run: async () => void ran.push(name),
  });
  const guarded = (isOn: boolean) => jobsOfParts({ door: job('door', 'doors'), audit: job('audit') }, () => isOn);
  for (const isOn of [false, true])
    for (const { run } of Object.values(guarded(isOn))) await run(null, {} as Parameters<Job['run']>[1]);
  expect(ran).toEqual(['audit', 'door', 'audit']);
});

test('a job that ends or removes rows runs although its part is off', () => {
  const ofParts = Object.entries(jobs).flatMap(([name, { part }]) => (part === undefined ? [] : [name]));
  expect(ofParts).toEqual(['presence.enterByDoor', 'staff.remindShifts', 'staff.suggestClockIn']);
});

test('every verb that an added job causes is a job', () => {
  expect(
    Object.values(CAUSED)
      .flat()
      .filter((verb) => !(verb in jobs)),
  ).toEqual([]);
});
