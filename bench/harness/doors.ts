/** Doors and members for a bench, and members who press. */
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request as startRequest } from 'node:http';
import { performance } from 'node:perf_hooks';
import type postgres from 'postgres';
import type { EnrollAnswer } from '#device/protocol.ts';

export interface Doors {
  readonly identities: readonly EnrollAnswer[];
  readonly slugs: readonly string[];
  /** Bearer tokens of members who may open every door. */
  readonly tokens: readonly string[];
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Doors with one active device each, all of the demo club's first facility; `mqttPort` is that of the embedded broker. */
export async function fillDoors(
  sql: postgres.Sql,
  { doors, members, mqttPort }: { doors: number; members: number; mqttPort: number },
): Promise<Doors> {
  const [place] = await sql<
    { id: string; operatorId: string }[]
  >`select id, operator_id as "operatorId" from facilities order by sort_order limit 1`;
  if (!place) throw new Error('no facility');
  const secrets = Array.from({ length: doors }, (_, at) => {
    const number = String(at).padStart(4, '0');
    const [secret, password] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    return { deviceId: `bench-${number}`, slug: `bench-${number}`, secret, password };
  });
  for (const { deviceId, slug, secret, password } of secrets)
    await sql`
      with area as (
        insert into areas (id, slug, title, facility_id, pulse_ms) values (gen_random_uuid(), ${slug}, ${slug}, ${place.id}, 100) returning id),
      device as (
        insert into devices (id, operator_id, device_id, name, secret_hash, mqtt_password_hash, mqtt_generation, is_active, confirmed_at, last_seen_at)
        values (gen_random_uuid(), ${place.operatorId}, ${deviceId}, ${deviceId}, ${hash(secret)}, ${hash(password)}, 1, true, now(), door_now())
        returning id)
      insert into device_areas (device_id, area_id) select device.id, area.id from device, area`;
  await sql`select pg_notify('live', '{"topic":"device-changed","root":"bench","version":0,"to":"server"}')`;
  const tokens = Array.from({ length: members }, () => `pw_${randomBytes(32).toString('base64url')}`);
  for (const [at, token] of tokens.entries())
    await sql`
      with person as (
        insert into users (id, first_name, last_name, email, role)
        values (gen_random_uuid(), 'Mitglied', ${String(at)}, ${`bench-${at}@example.org`}, 'member') returning id)
      insert into api_tokens (id, user_id, scopes, prefix, token_hash)
      select gen_random_uuid(), id, '{doors:open}', ${token.slice(0, 11)}, ${hash(token)} from person`;
  const url = `mqtt://127.0.0.1:${mqttPort}`;
  return {
    identities: secrets.map(({ deviceId, secret, password }) => ({
      deviceId,
      secret,
      mqtt: { url, username: deviceId, password },
    })),
    slugs: secrets.map(({ slug }) => slug),
    tokens,
  };
}

export interface Press {
  readonly status: number;
  readonly jobId: string | null;
  /** By this process's monotonic clock, before the request is sent. */
  readonly atMs: number;
}

/** Presses by token, each from its own client address (the server has to trust one proxy). */
export function createPresser(url: string): {
  press(slug: string, token: string, index: number): Promise<Press>;
  close(): void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return {
    press: (slug, token, index) =>
      new Promise((resolve, reject) => {
        const atMs = performance.now();
        const headers = {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': '2',
          'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
        };
        const address = new URL(`/api/doors/${slug}/open`, url);
        const request = startRequest(address, { agent, method: 'POST', headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { jobId?: string };
            resolve({ status: response.statusCode ?? 0, jobId: body.jobId ?? null, atMs });
          });
        });
        request.on('error', reject);
        request.end('{}');
      }),
    close: () => agent.destroy(),
  };
}
