import { beforeEach, expect, test } from 'vitest';
import { makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { readSpace } from './space.server.ts';

const database = testDatabase();
beforeEach(async () => {
  await database.reset();
  await database.sql`insert into house_settings (space_api) values (true) on conflict (id) do update set space_api = true`;
});

/** Stays of one person each in the public room, as wall times of the day in UTC. */
async function changeAfter(stays: readonly (readonly [string, string | null])[]) {
  const { roomIds } = await makePlace(database.db, { isPublic: true });
  for (const [from, until] of stays) {
    const { id } = await makeVisitor(database.db);
    const end = until === null ? {} : { endedAt: new Date(until), endedBy: 'self' as const };
    await makeVisit(database.db, { userId: id, roomId: roomIds[0], startedAt: new Date(from), ...end });
  }
  const space = await readSpace(database);
  const at = space?.state.lastchange;
  return [space?.state.open, at === undefined ? null : new Date(at * 1000).toISOString().slice(5, 16)];
}
const of = (time: string) => `2026-11-18T${time}:00Z`;

test.each([
  ['one is in', [[of('08:00'), null]], [true, '11-18T08:00']],
  [
    'another came later',
    [
      [of('08:00'), null],
      [of('08:30'), null],
    ],
    [true, '11-18T08:00'],
  ],
  [
    'the first has left meanwhile',
    [
      [of('06:00'), of('08:00')],
      [of('07:00'), null],
    ],
    [true, '11-18T06:00'],
  ],
  [
    'it was empty between',
    [
      [of('06:00'), of('07:00')],
      [of('08:00'), null],
      [of('08:30'), of('08:40')],
    ],
    [true, '11-18T08:00'],
  ],
  [
    'all have left',
    [
      [of('06:00'), of('07:00')],
      [of('06:30'), of('06:40')],
    ],
    [false, '11-18T07:00'],
  ],
  ['the last one forgot to leave', [['2026-11-17T08:00:00Z', null]], [false, '11-17T22:30']],
  ['no one ever came', [], [false, null]],
] as const)('the last change of open and closed, when %s', async (_what, stays, expected) => {
  expect(await changeAfter(stays)).toEqual(expected);
});
