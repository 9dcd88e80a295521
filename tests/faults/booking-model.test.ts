import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, test } from 'vitest';
import { undoBookings } from '#app/domains/booking/undo-bookings.server.ts';
import { wallClock } from '#app/platform/calendar.ts';
import { type Draft, type Step, steps } from '#tests/model/commands.ts';
import type { Command } from '#tests/model/ground.ts';
import { actorCtx, runCommand } from '#tests/model/run.ts';
import { after } from '#tests/model/spec.ts';
import { seriesAfter } from '#tests/model/spec-series.ts';
import { undone, type WalkUndo } from '#tests/model/undo.ts';
import {
  brokenPromises,
  canonical,
  changedRecords,
  type HouseState,
  type ModelBooking,
  readState,
} from '#tests/model/state.ts';
import { buildVillage, type Village } from '#tests/model/village.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/**
 * Series and composites are atomic (quality 2): people create, edit, cancel, approve, reject, archive and undo on a pitch of
 * three levels and in a hall with time windows, alone and two at a time. Every step leaves what the specification says.
 */
const SEQUENCES = scaled(2_000);
const START = Temporal.Instant.from('2026-11-18T16:30:00Z');
const ZONE = 'Europe/Berlin';

const database = testDatabase();
let village: Village;
beforeAll(async () => {
  village = await buildVillage(database.ownerDb);
});

/** Deletes all rows but those of the audit log; returns its last seq. */
const emptied = () => database.sql<{ audited: number }[]>`
  with b as (delete from bookings), c as (delete from cancelled_bookings), s as (delete from booking_series),
    m as (delete from mail_messages) select coalesce(max(seq), 0)::int as audited from audit_log`;

const run = (command: Command, now: Temporal.Instant) => runCommand({ db: database.db, village, now }, command);

/** Commands and their outcomes, counted. */
const seen = new Map<string, number>();
const count = (verb: string, said = 'nothing') => seen.set(`${verb} ${said}`, (seen.get(`${verb} ${said}`) ?? 0) + 1);
const OFTEN = [
  'create booked',
  'create blocked',
  'create refused',
  'edit edited',
  'edit blocked',
  'edit stale',
  'edit running',
  'edit past',
  'edit begun',
  'cancel cancelled',
  'cancel ForbiddenError',
  'approve approved',
  'approve refused',
  'approve over',
  'reject rejected',
  'archive 1',
  'expire 1',
  'undo create undone',
  'undo cancel undone',
  'undo edit undone',
  'undo approve undone',
  'undo reject undone',
];

interface Walk {
  now: Temporal.Instant;
  /** The state after the last step, and the last row of the audit log. */
  house: HouseState;
  audited: number;
  undo: WalkUndo | null;
  /** Every date that a series ever lost, as `series date`; only undo restores one. */
  lost: Set<string>;
}

/** A time after the start of a booking that is to come, an approved one if there is any; its index makes it the chosen one. */
function duringOf({ minutes, draft }: Step & { kind: 'during' }, { house, now }: Walk) {
  const starts = house.bookings.map(({ date, startTime, status }, index) => {
    const at = Temporal.Instant.from(`${date}T${startTime}:00+01:00`).add({ minutes });
    return { at, index, status };
  });
  const ahead = starts.filter(({ at }) => Temporal.Instant.compare(at, now) > 0);
  const approved = ahead.filter(({ status }) => status === 'approved');
  const found = approved.length > 0 && draft.pick % 4 > 0 ? approved : ahead;
  return found[draft.pick % Math.max(found.length, 1)];
}

/** Compares one step with the specification. Throws with command and outcome. */
async function take(step: Step, walk: Walk): Promise<void> {
  const before = walk.house;
  const clock = () => wallClock(walk.now, ZONE);
  const commandOf = ({ pick, make }: Draft): Command | null =>
    make(before.bookings[pick % Math.max(before.bookings.length, 1)] ?? null, before);
  const commands: Command[] = [];
  let said: string[] = [];
  let allowed: ModelBooking[][] = [];

  if (step.kind === 'undo') {
    const { undo } = walk;
    walk.undo = null;
    if (!undo) return;
    const ctx = actorCtx({ db: database.db, village, now: walk.now }, undo.actor);
    const outcome = await undoBookings(ctx, undo).catch((error: unknown) => String(error));
    said = [typeof outcome === 'string' ? outcome : outcome.kind];
    count(`undo ${undo.verb}`, said[0]);
    allowed = undone(before, undo, said[0] === 'undone');
  } else {
    if (step.kind === 'wait' || step.kind === 'during') {
      const begun = step.kind === 'during' ? duringOf(step, walk) : null;
      if (begun === undefined) return;
      walk.now = begun?.at ?? walk.now.add({ hours: 24 * (step.kind === 'wait' ? step.days : 0) });
      walk.undo = null;
      commands.push({ do: 'expire' });
    } else {
      const drafts = step.kind === 'one' ? [step.draft] : step.drafts;
      commands.push(...drafts.flatMap((draft) => commandOf(draft) ?? []));
    }
    const outcomes = await Promise.all(commands.map((command) => run(command, walk.now)));
    said = outcomes.map((outcome) => outcome.said);
    for (const [index, command] of commands.entries()) count(command.do, said[index]);
    const undo = outcomes.find((outcome) => outcome.undo)?.undo;
    if (undo && commands.length === 1) walk.undo = { ...undo, before, after: before };
    const orders = commands.length === 2 ? [commands, commands.toReversed()] : [commands];
    allowed = orders.map((order) => {
      const { bookings, series } = before;
      return order.reduce(
        (state, command) => {
          const world = { state, village, now: clock() };
          const next = after(world, command);
          return { bookings: next, series: seriesAfter(world, command, next) };
        },
        { bookings, series },
      ).bookings;
    });
  }

  const state = await readState(database.sql, village);
  const actual = canonical(state.bookings, before);
  const told = JSON.stringify({ commands, said, now: clock() }, null, 1);
  if (!allowed.some((bookings) => canonical(bookings, before).join() === actual.join()))
    throw new Error(
      `${told}\nexpected ${allowed.map((bookings) => canonical(bookings, before).join('\n')).join('\nor ')}\ncame ${actual.join('\n')}`,
    );
  if (said[0] === 'undone') walk.lost.clear();
  for (const { id, exceptions } of state.series) for (const { date } of exceptions) walk.lost.add(`${id} ${date}`);
  const back = state.bookings.filter((row) => !row.detached && walk.lost.has(`${row.seriesId} ${row.date}`));
  if (back.length > 0) throw new Error(`${told}\n${back.map(({ date }) => date).join()} came back`);
  const broken = await brokenPromises(database.sql);
  if (broken.length > 0) throw new Error(`${told}\n${broken.join(', ')}`);
  const silent = await auditProblems(before, state, walk);
  if (silent.length > 0) throw new Error(`${told}\n${silent.join(', ')}`);
  walk.house = state;
  if (step.kind !== 'undo' && walk.undo?.before === before) walk.undo.after = state;
}

/** Every changed record has its audit row, or its series has; a refused command wrote nothing. */
async function auditProblems(before: HouseState, now: HouseState, walk: Walk): Promise<string[]> {
  const rows = await database.sql<{ id: string; seq: number }[]>`
    select entity_id as id, seq::int from audit_log where seq > ${walk.audited}`;
  walk.audited = Math.max(walk.audited, ...rows.map(({ seq }) => seq));
  const audited = new Set(rows.map(({ id }) => id));
  const changed = changedRecords(before, now);
  const seriesOf = new Map([...before.bookings, ...now.bookings].map((row) => [row.id, row.seriesId]));
  const silent = [
    ...[...changed.bookings].filter((id) => !audited.has(id) && !audited.has(seriesOf.get(id) ?? '')),
    ...[...changed.series].filter((id) => !audited.has(id)),
  ].map((id) => `no audit row for ${id}`);
  const isUntouched = changed.bookings.size + changed.series.size === 0;
  const counted = (state: HouseState) => [state.audits, state.mails, state.versions, state.tombstones.length].join();
  return isUntouched && counted(before) !== counted(now) ? [...silent, 'something half was written'] : silent;
}

test(
  `${SEQUENCES} sequences of what people do leave the house as the specification says`,
  { timeout: 900_000 },
  async () => {
    const result = await fc.check(
      fc.asyncProperty(steps, async (walkSteps) => {
        const [{ audited } = { audited: 0 }] = await emptied();
        const house = await readState(database.sql, village);
        const walk: Walk = { now: START, house, audited, undo: null, lost: new Set() };
        for (const step of walkSteps) {
          const begun = step.kind === 'during' ? duringOf(step, walk) : null;
          await take(step, walk);
          // Expiring changes no order, so the index still names the booking that has begun.
          if (step.kind === 'during' && begun) {
            const draft = { ...step.draft, pick: begun.index };
            await take({ kind: 'one', draft }, walk);
          }
        }
      }),
      { numRuns: SEQUENCES, seed: 20261121 },
    );
    // The error of the step explains the failure better than the sequence before it.
    expect(result.errorInstance).toBeNull();
    // The walks were useful: each command succeeded and failed often.
    for (const told of OFTEN) expect([told, (seen.get(told) ?? 0) >= SEQUENCES / 400]).toEqual([told, true]);
  },
);
