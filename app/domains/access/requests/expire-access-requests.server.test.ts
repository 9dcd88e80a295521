import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { confirmAccess, makeDoor, makeMember } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { expireAccessRequests } from './expire-access-requests.server.ts';

const database = testDatabase();
let areaId: string;
beforeEach(async () => {
  await database.reset();
  ({ areaId } = await makeDoor(database.db));
});
/** Requests that end so many seconds after now. */
const insert = (...afterS: number[]) =>
  database.sql`insert into access_requests (id, email, area_id, expires_at)
    select gen_random_uuid(), 'gast' || s || '@example.org', ${areaId}, ${now().toString()}::timestamptz + make_interval(secs => s)
    from unnest(${afterS}::int[]) s`;
const expire = () => expireAccessRequests({ db: database.db, now: now() });
const expired = async () => (await database.sql`select 1 from access_requests where status = 'expired'`).length;
const audits = async () => (await database.sql`select 1 from audit_log where action = 'access_request.expired'`).length;

describe('expireAccessRequests', () => {
  test('expires requests to the second, each with an audit row', async () => {
    await insert(-1, 0, 1);
    expect([await expire(), await expired(), await audits()]).toEqual([2, 2, 2]);
    expect(await expire()).toBe(0);
  });

  test('writes each row once when four workers run at once', async () => {
    await insert(...Array.from({ length: 40 }, (_, at) => -at - 1));
    const counts = await Promise.all([expire(), expire(), expire(), expire()]);
    expect([counts.reduce((sum, count) => sum + count), await audits()]).toEqual([40, 40]);
  });

  test('keeps a confirmed request', async () => {
    await confirmAccess(database.ownerDb, areaId, await makeMember(database.db));
    expect([await expire(), await expired()]).toEqual([0, 0]);
  });
});
