import { beforeEach, describe, expect, it } from 'vitest';
import { mailMessages } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { outgoingMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails } from './enqueue-mails.server.ts';

const database = testDatabase();
const mail = outgoingMail();
const operationId = '01900000-0000-7000-8000-000000000009';
const options = { now: now(), operationId: null };

beforeEach(() => database.reset());

describe('enqueueMails', () => {
  it('queues every mail with a Message-ID of its own', async () => {
    await inTransaction(database, (tx) => enqueueMails(tx, [mail, { ...mail, to: 'eva@example.org' }], options));
    const rows = await database.db.select().from(mailMessages);
    expect(rows.map((row) => [row.to, row.status, row.attempts])).toEqual([
      ['max@example.org', 'queued', 0],
      ['eva@example.org', 'queued', 0],
    ]);
    expect(new Set(rows.map((row) => row.messageId)).size).toBe(2);
    for (const row of rows) expect(row.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
  });

  it.each([
    [operationId, 30],
    [null, 0],
  ])('holds it back for the undo of operation %s: %i seconds', async (id, seconds) => {
    await inTransaction(database, (tx) => enqueueMails(tx, [mail], { ...options, operationId: id }));
    const [row] = await database.db.select().from(mailMessages);
    expect(row?.notBefore.getTime()).toBe(options.now.add({ seconds }).epochMilliseconds);
  });

  it('writes nothing when there are no mails', async () => {
    await inTransaction(database, (tx) => enqueueMails(tx, [], options));
    expect(await database.db.select().from(mailMessages)).toEqual([]);
  });

  it('goes with its transaction', async () => {
    const work = inTransaction(database, async (tx) => {
      await enqueueMails(tx, [mail], options);
      throw new Error('the change failed');
    });
    await expect(work).rejects.toThrow('the change failed');
    expect(await database.db.select().from(mailMessages)).toEqual([]);
  });
});
