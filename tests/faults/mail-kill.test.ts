import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEASE_SECONDS } from '#app/domains/outbox/public.server.ts';
import { type QueuedMail, queueMail } from '#tests/factories/queued-mails.ts';
import { requireCluster } from '#tests/setup/cluster-urls.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { type MailCatcher, startMailCatcher } from '#tests/setup/mail-catcher.ts';
import { ensureBuild } from '#tests/setup/server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { type KilledProcess, startKilledProcess } from './killed-process.ts';

/** Mails follow commits (quality 11): worker processes with a real clock, a real mail server, and kill -9. */
const KILLS = scaled(50, 10);
const TOGETHER = 150;

const database = testDatabase();
let catcher: MailCatcher;
beforeAll(async () => {
  await ensureBuild(requireCluster());
  catcher = await startMailCatcher();
});
afterAll(() => catcher.close());

/** Mails from before the first server are not sent, so this waits until the worker has stored its server. */
async function startMailWorker(user: string): Promise<KilledProcess> {
  const worker = await startKilledProcess({
    env: {
      PLATZWART_PROCESS: 'worker',
      DATABASE_URL: database.appUrl,
      MIGRATE_DATABASE_URL: database.ownerUrl,
      PUBLIC_URL: 'http://localhost:3000',
      MQTT_PORT: '0',
      SMTP_URL: catcher.url(user),
      MAIL_FROM: 'platz@example.org',
    },
    readyWords: 'Der Worker läuft',
  });
  await expect.poll(() => database.sql`select 1 from mail_sender where set_up_at is not null`).toHaveLength(1);
  return worker;
}

/** By the real clock, which the processes have. */
const queue = (sql: postgres.Sql | postgres.TransactionSql, mail: QueuedMail = {}) =>
  queueMail(sql, { at: new Date().toISOString(), ...mail });
const unsent = () => database.sql<{ id: string }[]>`select message_id as id from mail_messages where status <> 'sent'`;
async function allSent(): Promise<void> {
  await expect.poll(unsent, { timeout: 60_000, interval: 100 }).toHaveLength(0);
}
async function oneIsLeased(): Promise<void> {
  const leased = () => database.sql`select 1 from mail_messages where leased_until > clock_timestamp() limit 1`;
  await expect.poll(leased, { timeout: 20_000, interval: 20 }).toHaveLength(1);
}

/** Ends the leases that the dead process held, which would last five minutes; the next one has not connected yet. */
async function endLeases(): Promise<void> {
  await sleep(100);
  await database.sql`
    update mail_messages set leased_until = clock_timestamp() - interval '1 second'
    where leased_until <= clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`;
}

test(`a worker that is killed ${KILLS} times loses no mail and sends none twice without need`, async () => {
  const worker = await startMailWorker('one');
  await queue(database.sql);
  await allSent();
  const committed: string[] = catcher.mails.map(({ messageId }) => messageId);
  const uncommitted: string[] = [];
  /** Of the mails that arrived in each life of the process, those whose outcome was not stored before its end. */
  const unrecorded: string[] = [];
  let livesBegin = catcher.mails.length;

  async function killOnce(when: 'before sending' | 'before recording'): Promise<void> {
    let killed = (): void => undefined;
    const isKilled = new Promise<void>((resolve) => (killed = resolve));
    const kill = (): void => {
      catcher.onMessage = null;
      worker.kill();
      killed();
    };
    // A message that is stored and gets no answer: its process is dead.
    if (when === 'before recording') catcher.onMessage = kill;
    catcher.mode = when === 'before sending' ? 'hang at greeting' : 'accept';
    const rolledBack = database.sql
      .begin(async (tx) => {
        uncommitted.push(await queue(tx));
        await isKilled;
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await database.sql.begin(async (tx) => {
      committed.push(await queue(tx), await queue(tx));
    });
    if (when === 'before sending') {
      await oneIsLeased();
      kill();
    }
    await isKilled;
    await Promise.all([rolledBack, endLeases()]);
    const life = catcher.mails.slice(livesBegin).map(({ messageId }) => messageId);
    livesBegin = catcher.mails.length;
    expect(new Set(life).size, 'one process sends a mail once').toBe(life.length);
    const open = new Set((await unsent()).map(({ id }) => id));
    unrecorded.push(...life.filter((id) => open.has(id)));
    catcher.mode = 'accept';
    await worker.isBack();
  }

  for (let count = 0; count < KILLS; count += 1) await killOnce(count % 2 ? 'before sending' : 'before recording');
  await allSent();
  await worker.stop();

  const times = (id: string, ids: readonly string[]) => ids.filter((each) => each === id).length;
  const arrived = catcher.mails.map(({ messageId }) => messageId);
  expect(uncommitted.filter((id) => arrived.includes(id))).toEqual([]);
  expect(new Set(arrived)).toEqual(new Set(committed));
  const wrong = committed.filter((id) => times(id, arrived) !== 1 + times(id, unrecorded));
  expect(wrong, 'a mail arrives again only when its outcome was lost').toEqual([]);
  expect(unrecorded.length).toBeGreaterThanOrEqual(Math.floor(KILLS / 2));
  expect(worker.output()).not.toMatch(/unhandled|uncaught|"level":60/);
});

test(`two workers send ${TOGETHER} mails once each, and share them`, async () => {
  const workers = await Promise.all([startMailWorker('first'), startMailWorker('second')]);
  catcher.mails.length = 0;
  const ids: string[] = [];
  await database.sql.begin(async (tx) => {
    for (let count = 0; count < TOGETHER; count += 1) ids.push(await queue(tx, { to: `p${count}@example.org` }));
  });
  await allSent();
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(catcher.mails.map(({ messageId }) => messageId).toSorted()).toEqual(ids.toSorted());
  expect(new Set(catcher.mails.map(({ user }) => user))).toEqual(new Set(['first', 'second']));
});
