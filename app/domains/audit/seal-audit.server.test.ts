import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { sealAll } from '#tests/setup/seals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listLostHeads } from './queries.server.ts';
import { sealAudit } from './seal-audit.server.ts';
import { verifyAudit } from './verify-audit.server.ts';

const database = testDatabase();
const { sql } = database;
const app = postgres(database.appUrl, { max: 3, onnotice: () => undefined });
beforeEach(() => database.reset());
afterAll(() => app.end({ timeout: 2 }));

const write = (on: postgres.Sql | postgres.TransactionSql, id: string, count = 1) =>
  on`insert into audit_log (stream, action, entity, entity_id, correlation_id)
    select 'house', 'test.made', 'test', ${id} || n::text, gen_random_uuid() from generate_series(1, ${count}::int) n`;
const sealed = () =>
  sql<
    { number: number; count: number }[]
  >`select number::int, count from audit_seals where stream = 'house' order by number`;
const seal = () => sealAudit({ db: database.db });

it('seals what is there, in a chain, and has nothing to do the second time', async () => {
  await write(app, 'a', 3);
  const heads = await sealAll(database);
  expect(heads).toMatchObject([{ stream: 'house', number: 1 }]);
  expect(await seal()).toEqual({ heads: [], hasMore: false });
  await write(app, 'b');
  await sealAll(database);
  expect([...(await sealed())]).toEqual([
    { number: 1, count: 3 },
    { number: 2, count: 1 },
  ]);
  const strange = heads.map((head) => ({ ...head, hash: 'f'.repeat(64) }));
  expect(await listLostHeads(database.db, [...heads, ...strange])).toEqual(strange);
});

it('an open transaction delays what is newer, and is not skipped when it comes at last', async () => {
  let finish: () => void = () => undefined;
  const open = new Promise<void>((resolve) => (finish = resolve));
  let tellWritten: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (tellWritten = resolve));
  const late = app.begin(async (tx) => {
    await write(tx, 'late');
    tellWritten();
    await open;
  });
  await written;
  await write(app, 'early');
  await seal();
  expect([...(await sealed())]).toEqual([]);
  finish();
  await late;
  await sealAll(database);
  // One seal or two: open transactions in other databases delay as well.
  expect((await sealed()).reduce((rows, { count }) => rows + count, 0)).toBe(2);
  const report = await verifyAudit(sql);
  expect(report).toMatchObject({
    findings: [],
    streams: [{ stream: 'house', rows: 2, unsealed: 0 }, { rows: 0 }, { rows: 0 }],
  });
});

it('a transaction that was taken back leaves no hole', async () => {
  await write(app, 'a');
  await app
    .begin(async (tx) => {
      await write(tx, 'b');
      throw new Error('taken back');
    })
    .catch(() => undefined);
  await write(app, 'c');
  await sealAll(database);
  expect((await verifyAudit(sql)).findings).toEqual([]);
});

it('two workers at once: one chain, each row once', async () => {
  const writing = (async () => {
    for (let round = 0; round < 15; round += 1) {
      await write(app, `round${round}-`, 7);
      await sleep(2);
    }
  })();
  const worker = async () => {
    for (let round = 0; round < 15; round += 1) await seal();
  };
  await Promise.all([writing, worker(), worker()]);
  await sealAll(database);
  const report = await verifyAudit(sql);
  expect(report.findings).toEqual([]);
  expect(report.streams[0]).toMatchObject({ rows: 105, unsealed: 0 });
});

it('a backlog is worked off in seals of a thousand, with a rest in between', async () => {
  await write(app, 'many', 20_500);
  while (!(await seal()).hasMore) await sleep(50);
  await sealAll(database);
  const counts = (await sealed()).map(({ count }) => count);
  expect(counts).toHaveLength(21);
  expect(counts.at(-1)).toBe(500);
});

it('a house from another server goes on in another numbering of transactions', async () => {
  await write(app, 'moved', 3);
  await sealAll(database);
  await write(app, 'unsealed', 2);
  // As if they had been written on a server that has counted further.
  await sql.begin(async (tx) => {
    await tx`alter table audit_log disable trigger user`;
    await tx`alter table audit_seals disable trigger user`;
    await tx`delete from audit_seals`;
    await tx`update audit_log set tx = (tx::text::bigint + 1000000000)::text::xid8`;
    await tx`alter table audit_log enable trigger user`;
    await tx`alter table audit_seals enable trigger user`;
  });
  const [continued] = await sql<{ n: number }[]>`select audit_continue_numbering() as n`;
  expect(continued?.n).toBe(1);
  await write(app, 'here', 4);
  const [again] = await sql<{ n: number }[]>`select audit_continue_numbering() as n`;
  expect(again?.n).toBe(0);
  await sealAll(database);
  expect((await sealed()).map(({ count }) => count)).toEqual([5, 0, 4]);
  const report = await verifyAudit(sql);
  expect(report.findings).toEqual([]);
  expect(report.streams[0]).toMatchObject({ rows: 9, unsealed: 0, seals: 3 });
  // Nothing can be slipped in below the old numbers.
  await sql`insert into audit_log (seq, tx, stream, action, entity, entity_id, correlation_id)
    values (1, '2000000000', 'house', 'test.forged', 'test', '1', gen_random_uuid())`;
  expect((await verifyAudit(sql)).findings).toMatchObject([{ kind: 'rowInserted', row: { seq: '1' } }]);
});
