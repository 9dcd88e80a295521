import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { historyRows, listHistory } from './list-history.server.ts';
import { recordAudit } from './record-audit.server.ts';

const database = testDatabase();

test('lists the entries of one record in one stream, newest first, page by page', async () => {
  const ctx = ctxOf(database.db, await makePerson(database.db), { role: 'trainer' });
  const entry = { action: 'club.edited', entity: 'club', entityId: 'a', operatorId: null };
  const entries = Array.from({ length: 30 }, (_, index) => ({ ...entry, after: { number: index } }));
  await inTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, [...entries, { ...entry, entityId: 'b' }, { ...entry, stream: 'door' as const }]),
  );
  const about = sql`l.entity = 'club' and l.entity_id = 'a'`;
  const first = await listHistory(database.db, { stream: 'house', about, after: null });
  const after = readCursor(first.next ?? '', ['number']);
  const second = await listHistory(database.db, { stream: 'house', about, after });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 5, null]);
  expect([...first.rows, ...second.rows].map((row) => row.after?.['number'])).toEqual(
    entries.map((_, index) => index).reverse(),
  );
  expect(first.rows[0]).toMatchObject({ hasActor: true, correlationId: ctx.correlationId, deviceName: null });
});

test('words an entry in the zone of the place, without a person and of an erased one', () => {
  const line = {
    seq: '7',
    atMs: Date.parse('2026-07-18T22:30:05Z'),
    action: 'booking.expired',
    before: null,
    after: null,
    hasActor: false,
    actorName: null,
    deviceName: null,
    correlationId: '01900000-0000-7000-8000-000000000000',
  };
  const options = { locale: 'de', timeZone: 'Europe/Berlin', what: () => 'Vorbei' } as const;
  expect(historyRows([line, { ...line, hasActor: true }], options)).toMatchObject([
    { key: '7', time: 'So 19.07.2026, 00:30:05 Uhr', what: 'Vorbei', who: 'automatisch' },
    { who: 'Gelöschte Person' },
  ]);
});
