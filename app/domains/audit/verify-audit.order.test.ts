import { describe, expect, it } from 'vitest';
import { sealedTrail } from '#tests/factories/sealed-trail.ts';
import { sealAll } from '#tests/setup/seals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { verifyAudit } from './verify-audit.server.ts';

const database = testDatabase();
const { sql } = database;
const trail = sealedTrail(database);

describe('rows', () => {
  it('a deleted one is named', async () => {
    await trail.tamper((tx) => tx`delete from audit_log where seq = ${trail.seqs[5] ?? ''}`);
    expect(await trail.found()).toEqual([`rowMissing ${trail.seqs[5]}`]);
  });

  it.each([
    ['between sealed ones', 4, 5_000_000],
    ['with the seq of another', 4, null],
    ['before all', 0, -7],
  ])('an inserted one is named: %s', async (_name, beside, seq) => {
    const own = seq ?? Number(trail.seqs[beside]);
    await sql`insert into audit_log (seq, tx, occurred_at, stream, action, entity, entity_id, correlation_id)
      select ${own}, tx, occurred_at - interval '1 hour', stream, action, entity, entity_id, correlation_id
      from audit_log where seq = ${trail.seqs[beside] ?? ''}`;
    expect(await trail.found()).toEqual([`rowInserted ${own}`]);
  });

  it.each([
    ['tx and seq, far apart', 1, 8, 'o.tx', 'o.seq'],
    ['tx and seq, under one seal', 2, 3, 'o.tx', 'o.seq'],
    ['tx alone', 1, 8, 'o.tx', 'a.seq'],
    ['seq alone, far apart', 1, 8, 'a.tx', 'o.seq'],
    ['seq alone, under one seal', 2, 3, 'a.tx', 'o.seq'],
  ])('exchanged ones are named: %s', async (_name, first, second, xid, seq) => {
    const [p, q] = [trail.seqs[first], trail.seqs[second]];
    await trail.tamper(async (tx) => {
      await tx.unsafe(`delete from audit_log where seq in (${p}, ${q})`);
      await tx.unsafe(`insert into audit_log
        select ${seq}, ${xid}, a.occurred_at, a.stream, a.actor, a.action, a.entity, a.entity_id, a.before, a.after, a.correlation_id
        from kept_log a join kept_log o on (a.seq, o.seq) in ((${p}, ${q}), (${q}, ${p}))`);
    });
    expect(await trail.found()).toEqual([`rowsSwapped ${p} ${q}`]);
  });

  it('a cut tail of rows: each that is gone is named', async () => {
    await trail.tamper((tx) => tx`delete from audit_log where stream = 'house' and seq >= ${trail.seqs[7] ?? ''}`);
    expect(await trail.found()).toEqual(trail.seqs.slice(7).map((seq) => `rowMissing ${seq}`));
  });

  it('what no seal holds yet is counted', async () => {
    await sql`insert into audit_log (stream, action, entity, entity_id, correlation_id)
      values ('house', 'test.made', 'test', 'new', gen_random_uuid())`;
    expect((await verifyAudit(sql)).streams[0]).toMatchObject({ rows: 10, unsealed: 1 });
  });
});

describe('seals', () => {
  it('exchanged ones are named', async () => {
    await trail.tamper(
      (tx) =>
        tx`update audit_seals set number = case number when 2 then 102 else 103 end where stream = 'house' and number in (2, 3)`,
    );
    await trail.tamper(
      (tx) =>
        tx`update audit_seals set number = case number when 102 then 3 else 2 end where stream = 'house' and number in (102, 103)`,
    );
    expect(await trail.found()).toEqual(['sealChanged 2', 'sealChanged 3']);
  });

  it.each([
    [1, 'sealsMissing 1-1'],
    [3, 'sealsMissing 3-3'],
  ])('a missing one in front or in the middle is named: %i', async (number, expected) => {
    await trail.tamper((tx) => tx`delete from audit_seals where stream = 'house' and number = ${number}`);
    expect(await trail.found()).toEqual([expected]);
  });

  it('seals and rows gone together are found by a head that was kept elsewhere', async () => {
    await trail.tamper(async (tx) => {
      await tx`delete from audit_log where stream = 'house' and seq >= ${trail.seqs[6] ?? ''}`;
      await tx`delete from audit_seals where stream = 'house' and number >= 4`;
    });
    expect(await trail.found()).toEqual([]);
    expect(await trail.found(trail.heads)).toEqual(['tailCut house 5']);
  });

  it('so is everything gone, and a history that was written anew', async () => {
    await trail.tamper(async (tx) => {
      await tx`delete from audit_log where stream = 'house'`;
      await tx`delete from audit_seals where stream = 'house'`;
    });
    expect(await trail.found(trail.heads)).toEqual(['tailCut house 5']);
    for (let round = 0; round < 5; round += 1) {
      await sql`insert into audit_log (stream, action, entity, entity_id, correlation_id)
        values ('house', 'test.forged', 'test', ${round}, gen_random_uuid())`;
      await sealAll(database);
    }
    expect(await trail.found()).toEqual([]);
    expect(await trail.found(trail.heads)).toEqual(['otherHistory house 5']);
  });
});
