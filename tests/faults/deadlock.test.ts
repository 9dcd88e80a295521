import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { BusyError } from '#app/db/errors.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/** The verb against transactions that take the locks of a booking in the wrong order, or none (domain.md, write path). */
const database = testDatabase({ demo: true });
let others: postgres.Sql;
let max: Ctx;
let input: RequestedBooking;
let day = '2027-03-01';

beforeAll(async () => {
  others = postgres(database.ownerUrl, { max: 4, onnotice: () => undefined });
  max = await demoCtx(database.db, 'max.mueller');
  input = {
    resourceId: await demoResourceId(database.db, 'kleinfeld'),
    teamId: await demoTeamId(database.db, 'ajugend'),
    eventTypeId: 'training',
    when: { kind: 'single', date: day },
    startTime: '10:00',
    endTime: '11:00',
    title: 'Probetraining',
    description: null,
  };
});
afterAll(() => others.end({ timeout: 2 }));
beforeEach(() => {
  day = addDays(day, 1);
  input = { ...input, when: { kind: 'single', date: day } };
});

/** The verb has read, holds its root and waits to write into this table. */
async function verbWaits(table: string): Promise<void> {
  const waiting = () => database.sql`select 1 from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.relation = ${table}::regclass and not l.granted
      and l.mode = 'RowExclusiveLock'`;
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1);
}

const takeTable = (tx: postgres.TransactionSql, table: string) => tx`lock table ${tx(table)} in exclusive mode`;
const takeRoot = (tx: postgres.TransactionSql) =>
  tx`select pg_advisory_xact_lock(hashtextextended(${input.resourceId}, 0))`;

async function countRows() {
  const [row] = await database.sql<{ bookings: number; audits: number; mails: number }[]>`
    select (select count(*)::int from bookings) as bookings, (select count(*)::int from mail_messages) as mails,
      (select count(*)::int from audit_log) as audits`;
  return row ?? { bookings: 0, audits: 0, mails: 0 };
}

interface Crossing {
  done: Promise<unknown>;
}

/**
 * Table first, root second: together with the verb a deadlock. The verb has waited longer, so PostgreSQL ends its transaction.
 * Returns when the table is locked; `whileHeld` runs after the verb was ended and before its next attempt.
 */
function cross(table: string, whileHeld: () => Promise<unknown> = async () => undefined): Promise<Crossing> {
  return new Promise((resolve, reject) => {
    const done = others.begin(async (tx) => {
      await takeTable(tx, table);
      resolve({ done });
      await verbWaits(table);
      await takeRoot(tx);
      await whileHeld();
    });
    done.catch(reject);
  });
}

test('tries a deadlock once more and succeeds', async () => {
  const before = await countRows();
  const { done } = await cross('booking_claims');
  const outcome = await requestBooking(max, input);
  await done;
  expect(outcome).toMatchObject({ kind: 'booked', status: 'approved' });
  const { bookings, audits, mails } = before;
  expect(await countRows()).toEqual({ bookings: bookings + 1, audits: audits + 1, mails: mails + 1 });
});

test('answers "busy" and writes nothing when it deadlocks twice', async () => {
  const before = await countRows();
  let second: Crossing | undefined;
  const first = await cross('booking_claims', async () => (second = await cross('plan_versions')));
  await expect(requestBooking(max, input)).rejects.toBeInstanceOf(BusyError);
  await Promise.all([first.done, second?.done]);
  expect(await countRows()).toEqual(before);
});

test('names a claim that was written without the lock, because the constraint refuses a second one', async () => {
  const other = crypto.randomUUID();
  let bypassing: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    bypassing = others.begin(async (tx) => {
      await takeTable(tx, 'booking_claims');
      resolve();
      await verbWaits('booking_claims');
      await tx`insert into bookings ${tx({
        id: other,
        resource_id: input.resourceId,
        date: day,
        start_time: '10:30',
        end_time: '11:30',
        title: 'Am Schloss vorbei',
        event_type_id: 'training',
        status: 'approved',
        decision: 'approved',
        place_name: 'Fußball-Kleinfeld',
        person_name: 'Niemand',
        type_label: 'Training',
      })}`;
      await tx`insert into booking_claims (booking_id, resource_id, during, via_parent, blocking)
        values (${other}, ${input.resourceId}, tsrange(${day}::date + time '10:30', ${day}::date + time '11:30'), false, true)`;
    });
  });
  const outcome = await requestBooking(max, input);
  await bypassing;
  expect(outcome).toMatchObject({
    kind: 'blocked',
    verdicts: [{ kind: 'blocked', conflicts: [{ with: { id: other, title: 'Am Schloss vorbei' } }] }],
  });
  expect(await database.sql`select 1 from bookings where date = ${day}`).toHaveLength(1);
});
