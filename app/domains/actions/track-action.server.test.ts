import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { gidOf } from './rules/gid.ts';
import { trackAction } from './track-action.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('writes all actions of a call for the actor, in order, and none for an empty list', async () => {
  const person = await makePerson(database.db);
  const booking = {
    actionType: 'booking.requested',
    gid: gidOf('booking', person.id),
    metadata: { title: 'Training' },
  };
  await inTransaction(database, async (tx) => {
    await trackAction(tx, { actor: person }, [
      booking,
      { actionType: 'work.started', gid: 'https://tutorial.example/vogelhaus' },
    ]);
    await trackAction(tx, { actor: person }, []);
  });
  const rows = await database.sql`select user_id, action_type, gid, metadata, room_id, line from actions order by seq`;
  expect(rows).toEqual([
    {
      user_id: person.id,
      action_type: 'booking.requested',
      gid: booking.gid,
      metadata: { title: 'Training' },
      room_id: null,
      line: null,
    },
    {
      user_id: person.id,
      action_type: 'work.started',
      gid: 'https://tutorial.example/vogelhaus',
      metadata: {},
      room_id: null,
      line: null,
    },
  ]);
});

test('an action that fails takes the change with it', async () => {
  const person = await makePerson(database.db);
  const tracked = inTransaction(database, (tx) =>
    trackAction(tx, { actor: person }, { actionType: 'Not A Type', gid: 'x' }),
  );
  await expect(tracked).rejects.toMatchObject({ code: '23514' });
});

test('the app can neither change nor remove an action', async () => {
  const person = await makePerson(database.db);
  await inTransaction(database, (tx) => trackAction(tx, { actor: person }, { actionType: 'work.started', gid: 'x' }));
  await expect(database.sql`update actions set gid = 'y'`).rejects.toMatchObject({ code: '42501' });
  await expect(database.sql`delete from actions`).rejects.toMatchObject({ code: '42501' });
});
