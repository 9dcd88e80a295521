import { beforeEach, describe, expect, it } from 'vitest';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openFirstSetup } from './open-first-setup.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

describe('openFirstSetup', () => {
  it('makes a new code at each start and keeps its hash only', async () => {
    const codes = [await openFirstSetup(database.db), await openFirstSetup(database.db)];
    expect(codes[0]).toMatch(/^[\w-]{32}$/);
    expect(codes[0]).not.toBe(codes[1]);
    const rows = await database.sql`select * from one_time_tokens`;
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(codes[0]);
  });

  it('opens no house that has people', async () => {
    await makePerson(database.db, { password: 'richtig und lang' });
    expect(await openFirstSetup(database.db)).toBeNull();
  });
});
