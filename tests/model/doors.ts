import type postgres from 'postgres';
import { type JobStatus, GRANT_TTL_MS } from '#device/protocol.ts';

/**
 * A simple second implementation of the doors: one door with two devices, people with access on request, and a clock that moves
 * by whole seconds. The model test compares the verbs with it.
 */
export type Person = 0 | 1 | 2;
export type Device = 0 | 1;

export type DoorCommand =
  | { do: 'press'; who: Person }
  /** `passes`: claims and sweepers skip a job that another transaction has locked. */
  | { do: 'claim'; by: Device; seq: number; nonce: string; passes?: readonly string[] }
  | { do: 'confirm'; by: Device; jobId: string; isNonce: boolean; code: 'OK' | 'RELAY_FAULT' }
  | { do: 'withdraw'; who: Person; jobId: string }
  | { do: 'sweep'; passes?: readonly string[] }
  | { do: 'unblock' | 'revoke' | 'enter'; who: Person }
  /** Ends all sessions of the person; locks their jobs, so that sweepers may skip them. */
  | { do: 'leave' | 'block'; who: Person; locks: readonly string[] }
  | { do: 'disable' | 'enable'; device: Device };

export interface ModelJob {
  id: string;
  who: Person;
  status: JobStatus;
  createdS: number;
  sentS: number | null;
  by: Device | null;
  claimNonce: string | null;
  code: string | null;
  late: string | null;
  isWithdrawn: boolean;
}

export interface DoorState {
  nowS: number;
  /** The oldest first. */
  jobs: ModelJob[];
  people: { isActive: boolean; mayOpen: boolean; isIn: boolean }[];
  devices: { isActive: boolean; lastSeq: number }[];
}

const WAITS_S = 30;
const CONFIRMS_S = 30;
const PER_MINUTE = 6;

const isLive = ({ status }: ModelJob): boolean => status === 'pending' || status === 'dispatched';
const mayOpen = ({ people }: DoorState, who: Person): boolean => Boolean(people[who]?.isActive && people[who].mayOpen);

function isOver(job: ModelJob, nowS: number): boolean {
  if (job.status === 'pending') return job.createdS + WAITS_S <= nowS;
  return job.status === 'dispatched' && (job.sentS ?? 0) + CONFIRMS_S <= nowS;
}
function expire(job: ModelJob, code = 'TIMEOUT'): void {
  job.status = 'expired';
  job.code = code;
}

/** Changes the state and returns the outcome. */
export function apply(state: DoorState, command: DoorCommand): string {
  switch (command.do) {
    case 'press':
      return press(state, command.who);
    case 'claim':
      return claim(state, command);
    case 'confirm':
      return confirm(state, command);
    case 'withdraw':
      return withdraw(state, command.jobId);
    case 'sweep': {
      const { passes } = command;
      const over = state.jobs.filter((job) => isOver(job, state.nowS) && !passes?.includes(job.id));
      for (const job of over) expire(job);
      return `swept ${over.length}`;
    }
    case 'leave':
    case 'block': {
      const gone = state.jobs.filter((job) => job.who === command.who && job.status === 'pending');
      for (const job of gone) if (!isOver(job, state.nowS)) expire(job, 'CANCELLED');
      const person = state.people[command.who];
      if (person) person.isIn = false;
      if (person && command.do === 'block') person.isActive = false;
      return 'done';
    }
    case 'enter': {
      const person = state.people[command.who];
      if (!person?.isActive) return 'refused';
      person.isIn = true;
      return 'done';
    }
    case 'unblock':
    case 'revoke': {
      const person = state.people[command.who];
      if (person && command.do === 'revoke') person.mayOpen = false;
      else if (person) person.isActive = true;
      return 'done';
    }
    case 'disable':
    case 'enable': {
      const device = state.devices[command.device];
      if (device) device.isActive = command.do === 'enable';
      return 'done';
    }
  }
}

function press(state: DoorState, who: Person): string {
  const { jobs, people, devices, nowS } = state;
  const own = jobs.filter((job) => job.who === who);
  for (const job of own) if (isOver(job, nowS)) expire(job);
  if (!people[who]?.isActive) return 'absent';
  if (!people[who].isIn || !mayOpen(state, who)) return 'forbidden';
  if (own.some((job) => isLive(job) && !job.isWithdrawn)) return 'live';
  if (own.filter(({ createdS }) => nowS - createdS < 60).length >= PER_MINUTE) return 'limited';
  if (!devices.some(({ isActive }) => isActive)) return 'offline';
  const nothing = { sentS: null, by: null, claimNonce: null, code: null, late: null, isWithdrawn: false };
  jobs.push({ id: 'new', who, status: 'pending', createdS: nowS, ...nothing });
  return 'asked';
}

function claim(state: DoorState, { by, seq, nonce, passes }: Extract<DoorCommand, { do: 'claim' }>): string {
  const { jobs, devices, nowS } = state;
  const device = devices[by];
  if (!device?.isActive) return 'inactive';
  const given = jobs.find((job) => job.by === by && job.claimNonce === nonce);
  if (given) {
    const isUsable = given.status === 'dispatched' && nowS - (given.sentS ?? 0) <= GRANT_TTL_MS / 1_000;
    return isUsable && !given.isWithdrawn ? `granted ${given.id}` : 'GRANT_EXPIRED';
  }
  if (seq < device.lastSeq) return 'CLAIM_REPLAYED';
  device.lastSeq = seq;
  for (const job of jobs.filter(({ status }) => status === 'pending')) {
    if (isOver(job, nowS) || passes?.includes(job.id)) continue;
    if (mayOpen(state, job.who)) {
      Object.assign(job, { status: 'dispatched', sentS: nowS, by, claimNonce: nonce });
      return `granted ${job.id}`;
    }
    expire(job, 'CANCELLED');
  }
  return 'nothing';
}

function confirm(
  { jobs, nowS }: DoorState,
  { by, jobId, isNonce, code }: Extract<DoorCommand, { do: 'confirm' }>,
): string {
  const job = jobs.find(({ id }) => id === jobId);
  if (!job) return 'unknown';
  if (job.by === null) return 'JOB_NOT_DISPATCHED';
  if (job.by !== by) return 'DEVICE_MISMATCH';
  if (!isNonce) return 'NONCE_MISMATCH';
  if (isOver(job, nowS)) expire(job);
  if (job.status === 'dispatched') {
    job.status = code === 'OK' ? 'executed' : 'failed';
    job.code = code;
    return job.status;
  }
  const confirmed = job.status === 'expired' ? job.late : job.code;
  if (confirmed !== null && confirmed !== code) return 'RESULT_CONFLICT';
  if (job.status !== 'expired') return `${job.status} again`;
  job.late = code;
  return confirmed === null ? 'late' : 'late again';
}

function withdraw({ jobs, nowS }: DoorState, jobId: string): string {
  const job = jobs.find(({ id }) => id === jobId);
  if (!job) return 'unknown';
  if (isOver(job, nowS)) expire(job);
  else if (isLive(job)) {
    const wasPending = job.status === 'pending';
    job.isWithdrawn = true;
    if (wasPending) expire(job, 'CANCELLED');
    return wasPending ? 'withdrawn' : 'on_its_way';
  }
  return job.isWithdrawn && job.sentS === null ? 'withdrawn' : 'over';
}

/** Both states as text. Only the final values count, not the order of the commands. */
export const portrait = ({ jobs }: DoorState): string =>
  jobs
    .map((job) => [job.who, job.status, job.createdS, job.sentS, job.code, job.late, job.isWithdrawn])
    .map((values) => JSON.stringify(values))
    .toSorted()
    .join('\n');

export interface Named {
  readonly people: readonly string[];
  readonly devices: readonly string[];
}

/** The same from the database. */
export async function readDoorState(sql: postgres.Sql, { people, devices }: Named): Promise<DoorState> {
  const [row] = await sql<{ state: DoorState }[]>`
    select json_build_object('nowS', extract(epoch from door_now())::int,
      'jobs', coalesce((select json_agg(json_build_object('id', id, 'who', array_position(${people}::uuid[], requested_by_member_id) - 1,
        'status', status, 'createdS', extract(epoch from created_at)::int, 'sentS', extract(epoch from dispatched_at)::int,
        'by', array_position(${devices}::uuid[], dispatch_to_device_id) - 1, 'claimNonce', claim_nonce, 'code', result_code,
        'late', late_result_code, 'isWithdrawn', withdrawn_at is not null) order by created_at, id) from door_jobs), '[]'),
      'people', (select json_agg(json_build_object('isActive', u.is_active, 'mayOpen', exists (select from access_requests q
        where q.member_id = u.id and q.status = 'confirmed'), 'isIn', exists (select from sessions s where s.user_id = u.id)) order by array_position(${people}::uuid[], u.id))
        from users u where u.id = any(${people}::uuid[])),
      'devices', (select json_agg(json_build_object('isActive', is_active, 'lastSeq', coalesce(last_claim_seq, 0))
        order by array_position(${devices}::uuid[], id)) from devices where id = any(${devices}::uuid[]))) as state`;
  if (!row) throw new Error('no state');
  return row.state;
}

const ENDS: Readonly<Record<string, readonly string[]>> = {
  pending: ['requested'],
  dispatched: ['requested dispatched', 'requested dispatched withdrawn'],
  executed: ['requested dispatched executed', 'requested dispatched withdrawn executed'],
  failed: ['requested dispatched failed', 'requested dispatched withdrawn failed'],
  expired: [
    'requested withdrawn',
    'requested dispatched withdrawn expired',
    'requested dispatched withdrawn expired late_confirm',
    'requested expired',
    'requested denied',
    'requested dispatched expired',
    'requested dispatched expired late_confirm',
  ],
};

/** Jobs whose trail does not follow the five edges, each once; empty when there are none. */
export async function wrongTrails(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ id: string; status: string; late: string | null; trail: string | null }[]>`
    select j.id, j.status, j.late_result_code as late,
      (select string_agg(substr(a.action, 6), ' ' order by a.seq) from audit_log a where a.job_id = j.id) as trail
    from door_jobs j`;
  return rows
    .filter(({ status, late, trail }) => {
      const isKnown = ENDS[status]?.includes(trail ?? '') ?? false;
      return !isKnown || (late !== null) !== (trail?.endsWith('late_confirm') ?? false);
    })
    .map(({ id, status, trail }) => `${id} is ${status}, its trail says ${trail}`);
}

/** Final rows, which must not change; a late confirmation may still be added, and the session may be forgotten. */
export async function finalRows(sql: postgres.Sql): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; row: string }[]>`
    select id, (to_jsonb(j) - 'late_result_code' - 'session_id' - 'updated_at')::text as row from door_jobs j
    where status in ('executed', 'failed', 'expired')`;
  return new Map(rows.map(({ id, row }) => [id, row]));
}
