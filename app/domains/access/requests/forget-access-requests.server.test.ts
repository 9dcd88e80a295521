import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { forgetAccessRequests } from './forget-access-requests.server.ts';

const database = testDatabase();
const DAYS_90 = 90 * 86_400;
beforeEach(() => database.reset());

test('removes requests 90 days after they expired or were revoked, with their links; live ones stay', async () => {
  const { areaId } = await makeDoor(database.db);
  const make = async (email: string, status: string, ageSeconds: number) => {
    const [row] = await database.sql<{ id: string }[]>`
      insert into access_requests (id, email, area_id, status, expires_at, confirmed_at, revoked_at, updated_at)
      values (gen_random_uuid(), ${email}, ${areaId}, ${status}, ${now().toString()}::timestamptz, ${status === 'confirmed' ? now().toString() : null},
        ${status === 'revoked' ? now().toString() : null}, ${now().toString()}::timestamptz - make_interval(secs => ${ageSeconds})) returning id`;
    await database.sql`
      insert into one_time_tokens (id, purpose, subject_id, token_hash, expires_at)
      values (gen_random_uuid(), 'access_optin', ${row?.id ?? null}, ${email}, ${now().toString()}::timestamptz)`;
  };
  await make('expired@example.org', 'expired', DAYS_90 + 60);
  await make('revoked@example.org', 'revoked', DAYS_90 + 60);
  await make('young@example.org', 'expired', DAYS_90 - 60);
  await make('live@example.org', 'confirmed', DAYS_90 + 60);
  expect(await forgetAccessRequests({ db: database.db, now: now() })).toBe(2);
  const kept = ['live@example.org', 'young@example.org'];
  expect((await database.sql`select email from access_requests order by 1`).map(({ email }) => String(email))).toEqual(
    kept,
  );
  const links = await database.sql`select token_hash as email from one_time_tokens order by 1`;
  expect(links.map(({ email }) => String(email))).toEqual(kept);
});
