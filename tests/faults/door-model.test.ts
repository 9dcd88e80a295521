import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postgresError } from '#app/db/errors.ts';
import { claimDoorJob } from '#app/domains/access/jobs/claim-door-job.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { expireDoorJobs } from '#app/domains/access/jobs/expire-door-jobs.server.ts';
import { withdrawDoorJob } from '#app/domains/access/jobs/withdraw-door-job.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { revokeAccess } from '#app/domains/access/requests/revoke-access.server.ts';
import { confirmOf, deviceCtx, makeNonce } from '#tests/factories/door-calls.ts';
import { confirmAccess, makeDevice, makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { apply, type DoorCommand, finalRows, portrait, readDoorState, wrongTrails } from '#tests/model/doors.ts';
import { type Draft, type Answers, walks } from '#tests/model/door-walks.ts';
import { testNow } from '#tests/setup/clock.ts';
import { freezeDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import type { Grant } from '#device/protocol.ts';

/** Presses, claims, confirmations, sweeps, lost rights and ended sessions, in any order and at once, compared with a simple model. */

/** Not scaled: with fewer, some outcome never happens. */
const WALKS = 40;
const SEED = Number(process.env.DOOR_SEED ?? 20_261_125);
const database = testDatabase();

interface World extends Answers {
  slug: string;
  admin: MadePerson;
  people: MadePerson[];
  /** The last session of each person, also after its end. */
  sessions: string[];
  requests: string[];
  devices: { id: string; deviceId: string }[];
  nowS: number;
}

async function makeWorld(): Promise<World> {
  await database.reset();
  const nowS = Date.parse(testNow) / 1_000;
  await freezeDoorClock(database.sql, nowS);
  const door = await makeDoor(database.db, { area: { openToMembers: false } });
  const second = await makeDevice(database.db, { operatorId: door.operatorId, areaIds: [door.areaId] });
  const people = await Promise.all([0, 1, 2].map(() => makeMember(database.db)));
  const requests = await Promise.all(people.map((person) => confirmAccess(database.ownerDb, door.areaId, person)));
  const admin = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
  const sessions = await Promise.all(people.map(async (one) => (await makeSession(database.ownerDb, one)).id));
  const { slug, device } = door;
  return {
    slug,
    admin,
    people,
    sessions,
    requests,
    devices: [device, second],
    grants: new Map(),
    lastClaims: new Map(),
    nowS,
  };
}
const at = <T>(list: readonly T[], index: number): T => {
  const one = list[index];
  if (one === undefined) throw new Error(`there is no ${index}`);
  return one;
};

/** Performs a command with the verbs; returns the outcome in the words of the model. */
async function perform(world: World, command: DoorCommand): Promise<string> {
  const { db, sql } = database;
  switch (command.do) {
    case 'press': {
      const sessionId = at(world.sessions, command.who);
      const ctx = ctxOf(db, at(world.people, command.who), { role: 'member', sessionId });
      return (await openDoor(ctx, { slug: world.slug })).kind;
    }
    case 'claim': {
      const claim = { bootId: 'boot-of-the-model-1', claimSeq: command.seq, claimNonce: command.nonce };
      const outcome = await claimDoorJob(deviceCtx(db, at(world.devices, command.by)), claim);
      if (outcome.kind !== 'granted') return outcome.kind === 'refused' ? outcome.code : outcome.kind;
      const { grant } = outcome;
      world.grants.set(grant.jobId, [...(world.grants.get(grant.jobId) ?? []), { grant, by: command.by }]);
      return `granted ${grant.jobId}`;
    }
    case 'confirm': {
      const grant = world.grants.get(command.jobId)?.[0]?.grant;
      const isOk = command.code === 'OK';
      const outcome = await confirmDoorJob(
        deviceCtx(db, at(world.devices, command.by)),
        confirmOf({ jobId: command.jobId, nonce: command.isNonce && grant ? grant.nonce : makeNonce() } as Grant, {
          result: isOk ? 'executed' : 'failed',
          resultCode: command.code,
        }),
      );
      if (outcome.kind === 'refused') return outcome.code;
      if (outcome.kind === 'unknown') return 'unknown';
      return `${outcome.kind === 'late' ? 'late' : outcome.status}${outcome.isDuplicate ? ' again' : ''}`;
    }
    case 'withdraw': {
      const ctx = ctxOf(db, at(world.people, command.who), { role: 'member' });
      return (await withdrawDoorJob(ctx, { jobId: command.jobId })).kind;
    }
    case 'sweep':
      return `swept ${await expireDoorJobs({ db })}`;
    case 'revoke':
      await revokeAccess(ctxOf(db, world.admin, { role: 'admin' }), { requestId: at(world.requests, command.who) });
      return 'done';
    case 'leave':
      await sql`delete from sessions where user_id = ${at(world.people, command.who).id}`;
      return 'done';
    case 'enter':
      try {
        world.sessions[command.who] = (await makeSession(database.ownerDb, at(world.people, command.who))).id;
        return 'done';
      } catch (error) {
        if (postgresError(error)?.constraint !== 'sessions_active_check') throw error;
        return 'refused';
      }
    case 'block':
    case 'unblock':
      await sql`update users set is_active = ${command.do === 'unblock'} where id = ${at(world.people, command.who).id}`;
      return 'done';
    case 'disable':
    case 'enable':
      await sql`update devices set is_active = ${command.do === 'enable'} where id = ${at(world.devices, command.device).id}`;
      return 'done';
  }
}

/** Every order in which it may have happened. A claim that skips locked jobs may meet another command that has locked one. */
function orders(list: readonly DoorCommand[]): DoorCommand[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one, index) => {
    const rest = orders(list.filter((_, other) => other !== index));
    return ways(one, list).flatMap((way) => rest.map((others) => [way, ...others]));
  });
}
function ways(one: DoorCommand, all: readonly DoorCommand[]): DoorCommand[] {
  if (one.do !== 'claim' && one.do !== 'sweep') return [one];
  const locked = all.flatMap((other) =>
    other.do === 'confirm' || other.do === 'withdraw'
      ? [[other.jobId]]
      : (other.do === 'leave' || other.do === 'block') && other.locks.length > 0
        ? [other.locks]
        : [],
  );
  // Every selection of them: bit n of the number is group n.
  return Array.from({ length: 2 ** locked.length }, (_, selection) => {
    const passes = locked.filter((_group, index) => selection & (1 << index)).flat();
    return { ...one, passes };
  });
}

const seen = new Map<string, number>();

async function take(world: World, drafts: readonly Draft[]): Promise<void> {
  const names = { people: world.people.map(({ id }) => id), devices: world.devices.map(({ id }) => id) };
  const before = await readDoorState(database.sql, names);
  const finals = await finalRows(database.sql);
  const commands = drafts.map((make) => make(world, before));
  const told = await Promise.all(commands.map((command) => perform(world, command)));
  const after = await readDoorState(database.sql, names);

  const possible = orders(commands).map((order) => {
    const state = structuredClone(before);
    const words = order.map((command) => apply(state, command));
    return { portrait: portrait(state), words };
  });
  const story = JSON.stringify({ before: before.jobs, commands, told });
  if (!possible.some((one) => one.portrait === portrait(after)))
    throw new Error(`no order of it leads here:\n${story}\n${portrait(after)}\nrather\n${possible[0]?.portrait}`);
  const [word = ''] = told;
  const [expected] = possible[0]?.words ?? [];
  if (commands.length === 1 && word !== expected) throw new Error(`${word}, rather ${expected}:\n${story}`);
  for (const one of told) seen.set(one.split(' ')[0] ?? '', (seen.get(one.split(' ')[0] ?? '') ?? 0) + 1);

  const finalsNow = await finalRows(database.sql);
  for (const [id, row] of finals) if (finalsNow.get(id) !== row) throw new Error(`${id} was final:\n${story}`);
  const wrong = await wrongTrails(database.sql);
  if (wrong.length > 0) throw new Error(`${wrong.join('\n')}\n${story}`);
  for (const given of world.grants.values())
    if (new Set(given.map(({ grant, by }) => `${grant.nonce} ${by}`)).size > 1)
      throw new Error(`granted twice:\n${story}`);
}

test(`${WALKS} walks of presses, claims, confirms and sweeps end as the model says`, { timeout: 300_000 }, async () => {
  const result = await fc.check(
    fc.asyncProperty(walks, async (steps) => {
      const world = await makeWorld();
      for (const one of steps) {
        if (typeof one !== 'number') await take(world, one);
        else {
          world.nowS += one;
          await freezeDoorClock(database.sql, world.nowS);
          await database.sql`update devices set last_seen_at = door_now()`;
        }
      }
    }),
    { numRuns: WALKS, seed: SEED, endOnFailure: true },
  );
  process.stdout.write(`doors: ${WALKS} walks, seed ${SEED}, ${JSON.stringify(Object.fromEntries(seen))}\n`);
  expect(result.errorInstance).toBeNull();
  // The walks were useful: each outcome happened.
  const kinds =
    'asked live forbidden absent granted nothing inactive executed failed late swept withdrawn on_its_way over';
  const codes = 'GRANT_EXPIRED CLAIM_REPLAYED RESULT_CONFLICT NONCE_MISMATCH DEVICE_MISMATCH';
  for (const told of `${kinds} ${codes}`.split(' ')) expect([told, (seen.get(told) ?? 0) > 0]).toEqual([told, true]);
});
