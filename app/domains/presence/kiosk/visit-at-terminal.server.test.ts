import { beforeEach, describe, expect, test } from 'vitest';
import { visits } from '#app/db/schema/index.ts';
import { makePlace, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { visitAtTerminal } from './visit-at-terminal.server.ts';

const database = testDatabase();
let ctx: Ctx;
let place: Awaited<ReturnType<typeof makePlace>>;
beforeEach(async () => {
  await database.reset();
  place = await makePlace(database.db);
  ctx = ctxOf(database.db, await makeVisitor(database.db), { role: 'member' });
});

describe('visitAtTerminal', () => {
  test('checks the person in and out, and says what was so already', async () => {
    const { facilityId, roomIds } = place;
    const input = { facilityId, roomId: roomIds[0] };
    const kinds = [];
    for (const act of ['leave', 'enter', 'enter', 'leave', 'leave'] as const)
      kinds.push((await visitAtTerminal(ctx, { ...input, act })).kind);
    expect(kinds).toEqual(['was_outside', 'entered', 'was_inside', 'left', 'was_outside']);
    const rows = await database.db.select().from(visits);
    expect(rows).toMatchObject([{ userId: ctx.actor.id, startedBy: 'terminal', endedBy: 'terminal' }]);
  });

  test('finds no room of another facility', async () => {
    const other = await makePlace(database.db, { operatorId: place.operatorId });
    const input = { facilityId: place.facilityId, roomId: other.roomIds[0], act: 'enter' as const };
    await expect(visitAtTerminal(ctx, input)).rejects.toThrow('room');
    await expect(visitAtTerminal(ctx, { ...input, roomId: crypto.randomUUID() })).rejects.toThrow('room');
    expect(await database.db.select().from(visits)).toEqual([]);
  });
});
