import postgres from 'postgres';
import { client, type Client, type Fields } from './client.ts';
import { readDemoIds, type DemoIds } from './demo-ids.ts';
import { demoPerson } from './demo-people.ts';
import { startServer, type ServerOptions, type TestServer } from './server.ts';

/** A running server with the demo club, and access to its database as the owner. */
export interface DemoHouse {
  readonly server: TestServer;
  readonly ids: DemoIds;
  /** As the owner; times are read as text. */
  readonly sql: postgres.Sql;
  /** A browser of its own, signed in as a demo person (key or role). */
  enter(keyOrRole: string): Promise<Client>;
  /** A browser of its own, signed out. */
  visit(): Client;
  close(): Promise<void>;
}

export async function openDemoHouse(options: ServerOptions = {}): Promise<DemoHouse> {
  const server = await startServer({ demo: true, ...options });
  const sql = postgres(server.ownerUrl, { max: 3, onnotice: () => undefined });
  return {
    server,
    sql,
    ids: await readDemoIds(sql),
    visit: () => client(server.url),
    enter: async (keyOrRole) => {
      const person = client(server.url);
      const { email, password } = demoPerson(keyOrRole);
      await person.signIn(email, password);
      return person;
    },
    close: async () => {
      await sql.end({ timeout: 2 });
      await server.stop();
    },
  };
}

export type BookingFields = Record<
  'resourceId' | 'teamId' | 'eventTypeId' | 'date' | 'startTime' | 'endTime' | 'title' | 'description' | 'nonce',
  string
>;

/** Max Müller's training on the small pitch, Thursday of the test's week, in an hour without bookings. */
export function freeHour(ids: DemoIds): BookingFields {
  return {
    resourceId: ids.resources.kleinfeld,
    teamId: ids.teams.ajugend,
    eventTypeId: 'training',
    date: '2026-11-19',
    startTime: '10:00',
    endTime: '11:00',
    title: 'Probetraining',
    description: '',
    nonce: 'nonce-of-a-test',
  };
}

/** The number of rows in the tables of a booking; a refused request does not change it. */
export async function countWritten(sql: postgres.Sql): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from bookings) as bookings,
      (select count(*)::int from booking_claims) as claims,
      (select count(*)::int from audit_log) as audit,
      (select count(*)::int from mail_messages) as mails,
      (select count(*)::int from idempotency_keys) as keys,
      (select coalesce(sum(version), 0)::int from plan_versions) as versions`;
  if (!row) throw new Error('no counts');
  return row;
}

/** Fields without the ones whose new value is undefined. */
export function changed(
  form: Record<string, string>,
  changes: Record<string, string | readonly string[] | undefined>,
): Fields {
  return Object.fromEntries(
    Object.entries({ ...form, ...changes }).filter(
      (entry): entry is [string, string | readonly string[]] => entry[1] !== undefined,
    ),
  );
}
