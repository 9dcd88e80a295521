import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#tests/setup/client.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { makeToken } from '#tests/factories/api-token.ts';
import { deviceSecret, type MadeDoor, makeDoor } from '#tests/factories/doors.ts';
import { openConnection } from '#app/db/client.server.ts';
import { testNow } from '#tests/setup/clock.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { wildRequests } from './fuzz-requests.ts';
import type { WildRequest } from './fuzz-words.ts';

/** No 5xx from bad input (quality 14): random requests over every row of routes.ts. FUZZ_SEED chooses other ones. */
const REQUESTS = scaled(10_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125);
const AT_ONCE = 8;
const scopes = ['bookings:read', 'bookings:write', 'bookings:decide', 'doors:open'] as const;
const people = ['peter.koenig', 'max.mueller', 'anna.schmidt', 'michael.wagner'];

let house: DemoHouse;
let doors: MadeDoor[];
const sessions = new Map<string, string>();
/** Answers 422 that name a field. */
let named = 0;
const tokens = new Map<string, string>();

beforeAll(async () => {
  house = await openDemoHouse({ env: { LOG_LEVEL: 'warn' } });
  const connection = openConnection({ url: house.server.databaseUrl, max: 1, testNow });
  for (const [who, person] of [
    ['token', 'max.mueller'],
    ['admin token', 'peter.koenig'],
  ] as const)
    tokens.set(who, await makeToken(connection.db, demoPerson(person).email, scopes));
  doors = [await makeDoor(connection.db), await makeDoor(connection.db, { area: { openToMembers: false } })];
  await connection.close();
  for (const person of people) await enter(person);
});
afterAll(() => house.close());

const cookieOf = ({ cookies }: Client): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** Random sign-ins use up the attempts of the address. */
async function enter(person: string): Promise<void> {
  await house.sql`delete from rate_limits`;
  sessions.set(person, cookieOf(await house.enter(person)));
}

function credentials(who: string): Record<string, string> {
  const cookie = sessions.get(who) ?? sessions.get('peter.koenig') ?? '';
  if (sessions.has(who)) return { cookie };
  const token = tokens.get(who);
  if (token) return { authorization: `Bearer ${token}` };
  if (who === 'device') return { authorization: `Bearer ${deviceSecret}` };
  if (who === 'both') return { authorization: `Bearer ${tokens.get('token')}`, cookie };
  if (who === 'wrong token') return { authorization: 'Bearer pw_wrong' };
  if (who === 'odd') return { authorization: 'Bearer', cookie: '__Host-session=x; flash=e30; a=%ff; ;=' };
  return {};
}

async function send({ method, path, who, headers, body }: WildRequest): Promise<string | null> {
  const signal = AbortSignal.timeout(30_000);
  const stream = path.startsWith('/ereignisse');
  const init: RequestInit = { method, headers: { ...headers, ...credentials(who) }, redirect: 'manual', signal };
  if (body !== null) init.body = body;
  const answer = await fetch(house.server.url + path, init);
  if (stream && answer.status === 200) {
    await answer.body?.cancel();
    return null;
  }
  const text = await answer.text();
  // Without this, the rest of the run would be anonymous after a request that ends the session.
  if (/^\/(?:abmelden|konto)/.test(path) && method !== 'GET' && sessions.has(who)) await enter(who);
  if (answer.status >= 500) return `${answer.status}: ${text.slice(0, 200)}`;
  const isApi = /^\/api\/[^?]/.test(path) && method !== 'HEAD' && answer.status >= 400;
  if (!isApi || headers.accept?.includes('text/html')) return null;
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    return `${answer.status} without a problem: ${text.slice(0, 200)}`;
  return wrongProblem(answer.status, text, path.startsWith('/api/device/'));
}

/** Programs use `code`; a wrong field is named. */
function wrongProblem(status: number, text: string, isDevice: boolean): string | null {
  const { code, status: told, field, errors } = JSON.parse(text) as Record<string, unknown>;
  if (typeof code !== 'string' || told !== status) return `a problem without code: ${text}`;
  if (status !== 422 || code === 'IDEMPOTENCY_KEY_REUSED') return null;
  const [first] = Array.isArray(errors) ? (errors as { field?: unknown }[]) : [];
  // The device side names only the first.
  if (typeof field !== 'string' || (!isDevice && first?.field !== field)) return `a 422 that names no field: ${text}`;
  named += 1;
  return null;
}

function freeBooking(): Record<string, string> {
  const { eventTypeId, nonce: _nonce, ...booking } = freeHour(house.ids);
  return { ...booking, bookingType: eventTypeId };
}

/** Each booking with all columns. */
async function readBookings(): Promise<Map<string, string>> {
  const rows = await house.sql<{ id: string; row: string }[]>`select id, b::text as row from bookings b`;
  return new Map(rows.map(({ id, row }) => [id, row]));
}
/** Audit rows for each booking. */
async function auditCounts(): Promise<Map<string, number>> {
  const rows = await house.sql<{ id: string; n: number }[]>`
    select entity_id as id, count(*)::int as n from audit_log where entity = 'booking' group by 1`;
  return new Map(rows.map(({ id, n }) => [id, n]));
}
const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id));

test('requests at random over every route: nothing is our failure, and nothing is half written', async () => {
  const rows = await house.sql<{ id: string }[]>`
    (select id::text from bookings where date > '2026-11-18' order by date, id limit 12) union all (select id::text from resources limit 8)
    union all (select id::text from facilities limit 4) union all (select id::text from teams limit 4)`;
  const who = [...people, 'token', 'admin token', 'both', 'wrong token', 'device', 'odd', 'nobody'];
  const names = doors.flatMap(({ slug, device }) => [slug, device.deviceId]);
  const world = { ids: rows.map(({ id }) => id), names, who, origin: house.server.url, booking: freeBooking() };
  const requests = fc.sample(wildRequests(world), { numRuns: REQUESTS, seed: SEED });
  const before = await readBookings();
  const auditedBefore = await auditCounts();
  const wrong: unknown[] = [];
  const lane = async (first: number): Promise<void> => {
    for (let at = first; at < requests.length; at += AT_ONCE) {
      const request = requests[at];
      const failure = request && (await send(request).catch((error: unknown) => String(error)));
      if (failure) wrong.push({ seed: SEED, at, failure, request: JSON.stringify(request).slice(0, 600) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, first) => lane(first)));
  const changed = differing(before, await readBookings());
  process.stdout.write(
    `fuzz: ${requests.length} requests, seed ${SEED}, ${wrong.length} wrong, ${named} wrong fields named, ${changed.length} bookings changed\n`,
  );
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(Math.min(named, changed.length)).toBeGreaterThan(0);
  const audited = await auditCounts();
  expect(changed.filter((id) => (audited.get(id) ?? 0) <= (auditedBefore.get(id) ?? 0))).toEqual([]);

  const log = house.server.output().split('\n');
  expect(log.filter((line) => /"level":[56]0|unhandled rejection|uncaught/.test(line)).slice(0, 5)).toEqual([]);
  const [left] = await house.sql<Record<string, number>[]>`
    select (select count(*)::int from booking_claims c join bookings b on b.id = c.booking_id
        where c.during <> tsrange(b.date + b.start_time, b.date + b.end_time)) as stray_claims,
      (select count(*)::int from bookings b where b.status in ('pending', 'approved') and b.resource_id is not null
        and not exists (select from booking_claims c where c.booking_id = b.id)) as without_claims,
      (select count(*)::int from booking_claims a join booking_claims b on a.resource_id = b.resource_id
        and a.booking_id < b.booking_id and a.during && b.during and a.blocking and b.blocking) as overlaps`;
  expect(left).toEqual({ stray_claims: 0, without_claims: 0, overlaps: 0 });
});
