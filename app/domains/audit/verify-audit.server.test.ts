import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { sealedTrail, short } from '#tests/factories/sealed-trail.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { describeFinding } from './rules/describe-finding.ts';
import { verifyAudit } from './verify-audit.server.ts';

const database = testDatabase();
const { sql } = database;
const trail = sealedTrail(database);

it('finds nothing where nothing was done', async () => {
  const report = await verifyAudit(sql, trail.heads);
  expect(report.findings).toEqual([]);
  expect(report.streams).toMatchObject([
    { stream: 'house', seals: 5, rows: 10, unsealed: 0, expired: 0, last: { number: 5 } },
    { stream: 'door', seals: 1, rows: 3 },
    { stream: 'login', seals: 0, rows: 0, last: null },
  ]);
});

it('finds the same whatever the session is set to', async () => {
  const other = postgres(database.ownerUrl, {
    max: 1,
    connection: {
      TimeZone: 'Pacific/Auckland',
      DateStyle: 'German',
      IntervalStyle: 'iso_8601',
      extra_float_digits: '-15',
      bytea_output: 'escape',
    },
  });
  expect((await verifyAudit(other)).findings).toEqual([]);
  await other.end();
});

describe('a changed column', () => {
  const otherValue: Record<string, string> = {
    bigint: `'999999'`,
    xid8: `'3'`,
    'timestamp with time zone': `occurred_at + interval '1 microsecond'`,
    uuid: `gen_random_uuid()`,
    jsonb: `'{"a": 3}'`,
    text: `'other'`,
  };
  const special: Record<string, string> = { stream: `'door'`, action: `'test.other'` };

  it('of a row: whichever it is, its row is named', async () => {
    const columns = await sql<{ name: string; type: string }[]>`
      select column_name as name, data_type as type from information_schema.columns
      where table_name = 'audit_log' and table_schema = 'public'`;
    expect(columns.length).toBeGreaterThanOrEqual(14);
    for (const { name, type } of columns) {
      const value = special[name] ?? otherValue[type];
      if (!value) throw new Error(`what is another value of ${name}?`);
      await trail.tamper((tx) => tx.unsafe(`update audit_log set ${name} = ${value} where seq = ${trail.seqs[4]}`));
      expect([name, await trail.found()]).toEqual([name, [`rowChanged ${trail.seqs[4]}`]]);
      await trail.putBack();
    }
  });

  it('of a row: also from something to nothing', async () => {
    await trail.tamper((tx) => tx`update audit_log set before = null where seq = ${trail.seqs[0] ?? ''}`);
    expect(await trail.found()).toEqual([`rowChanged ${trail.seqs[0]}`]);
    await trail.tamper((tx) => tx`update audit_log set before = 'null' where seq = ${trail.seqs[0] ?? ''}`);
    expect(await trail.found()).toEqual([`rowChanged ${trail.seqs[0]}`]);
  });

  it('of a seal: whichever it is, the seal is named', async () => {
    const columns = await sql<{ name: string; type: string }[]>`
      select column_name as name, data_type as type from information_schema.columns
      where table_name = 'audit_seals' and table_schema = 'public'`;
    for (const { name, type } of columns) {
      const value =
        {
          stream: `'door'`,
          digests: `overlay(digests placing '\\x00' from 20)`,
          sealed_at: `sealed_at + interval '1 second'`,
          count: 'count + 1',
        }[name] ?? { ...otherValue, text: `repeat('f', 64)` }[type];
      await trail.tamper((tx) =>
        tx.unsafe(`update audit_seals set ${name} = ${value} where stream = 'house' and number = 3`),
      );
      const findings = await trail.found();
      const named = name === 'stream' ? 'sealsMissing 3-3' : name === 'number' ? 'sealsMissing 3-3' : 'sealChanged 3';
      expect([name, findings.includes(named) || findings.includes('sealChanged 999999')]).toEqual([name, true]);
      await trail.putBack();
    }
  });
});

it('names the row in a sentence', async () => {
  await trail.tamper((tx) => tx`update audit_log set after = '{"a": 3}' where seq = ${trail.seqs[4] ?? ''}`);
  const [finding] = (await verifyAudit(sql)).findings;
  expect(finding && describeFinding(finding)).toMatch(
    /^Zeile house \d+ \(2\d{3}-\d\d-\d\dT[\d:.]+Z, test[.]made, test 2-1\) wurde verändert \(Siegel 3\)[.] \(This row was changed[.]\)$/,
  );
});

describe('rows that went after their time', () => {
  const inTwoYears = postgres(database.ownerUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: { 'platzwart.test_now': '2029-01-01T00:00:00Z' },
  });
  afterAll(() => inTwoYears.end({ timeout: 2 }));

  it('a dropped month of the doors is no finding, but said', async () => {
    await trail.tamper((tx) => tx`delete from audit_log where stream = 'door'`);
    expect(await trail.found()).toHaveLength(3);
    const report = await verifyAudit(inTwoYears);
    expect(report.findings).toEqual([]);
    expect(report.streams[1]).toMatchObject({ stream: 'door', rows: 0, expired: 3 });
  });

  it('the house log is kept longer', async () => {
    await trail.tamper((tx) => tx`delete from audit_log where stream = 'house' and seq = ${trail.seqs[0] ?? ''}`);
    expect(short((await verifyAudit(inTwoYears)).findings)).toEqual([`rowMissing ${trail.seqs[0]}`]);
  });
});
