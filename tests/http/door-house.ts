import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { makeClaim } from '#tests/factories/door-calls.ts';
import { deviceSecret, makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { makePerson } from '#tests/factories/person.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import type { Grant } from '#device/protocol.ts';

const password = 'ein-langes-passwort';

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown> | null;
  readonly headers: Headers;
}

interface As {
  deviceId?: string;
  secret?: string;
  text?: string;
}

/** A running server with a door and a member for each test; called once at the top of the file. */
export function doorHouse() {
  let server: TestServer;
  let owner: Connection;
  let sql: postgres.Sql;
  let door: MadeDoor;
  let member: Client;
  beforeAll(async () => {
    server = await startServer();
    owner = openConnection({ url: server.ownerUrl, max: 2 });
    sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await Promise.all([owner.close(), sql.end({ timeout: 2 })]);
    await server.stop();
  });
  const enter = async (): Promise<Client> => {
    const person = await makePerson(owner.db, { role: 'member', password });
    const entered = client(server.url);
    await entered.signIn(person.email, password);
    return entered;
  };
  beforeEach(async () => {
    await sql`delete from rate_limits`;
    door = await makeDoor(owner.db);
    member = await enter();
  });

  const say = async (action: string, body: unknown, as: As = {}): Promise<Reply> => {
    const { deviceId = door.device.deviceId, secret = deviceSecret, text } = as;
    const response = await fetch(`${server.url}/api/device/${encodeURIComponent(deviceId)}/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: text ?? JSON.stringify(body),
    });
    const answer = await response.text();
    const read = answer === '' ? null : (JSON.parse(answer) as Record<string, unknown>);
    return { status: response.status, headers: response.headers, body: read };
  };
  return {
    get url() {
      return server.url;
    },
    /** The output of the server. */
    get output() {
      return server.output();
    },
    get db() {
      return owner.db;
    },
    get sql() {
      return sql;
    },
    get door() {
      return door;
    },
    get member() {
      return member;
    },
    /** Another member, signed in. */
    enter,
    /** A call of the device side, by the door's own device unless `as` names another. */
    say,
    poll: (claim = makeClaim(), as: As = {}) => say('poll', claim, as),
    /** Presses, and throws when there is no new job. */
    press: async (): Promise<string> => {
      const { status, body } = await member.json(`/api/doors/${door.slug}/open`, { body: {} });
      if (status !== 201) throw new Error(`the press answered ${status}: ${JSON.stringify(body)}`);
      return (body as { jobId: string }).jobId;
    },
  };
}

export const grantOf = ({ body }: Reply) => body as unknown as Grant;

export const confirmation = (grant: Pick<Grant, 'jobId' | 'nonce'>, values = {}) => ({
  jobId: grant.jobId,
  nonce: grant.nonce,
  result: 'executed',
  resultCode: 'OK',
  pulsedAtMs: 90,
  ...values,
});

export const codeOf = ({ status, body }: Reply) => [status, body?.['code']];
