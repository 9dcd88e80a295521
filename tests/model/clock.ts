import type { Temporal } from 'temporal-polyfill';
import type { Database } from '#app/db/client.server.ts';
import type { ClockEventType, ClockState } from '#app/db/schema/clock.ts';
import { stampClock, type StampInput, type StampOutcome } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { type OfflineOutcome, type OfflineStamp, stampOffline } from '#app/domains/staff/clock/stamp-offline.server.ts';
import { askCorrection } from '#app/domains/staff/times/ask-correction.server.ts';
import { changeMonth } from '#app/domains/staff/times/change-month.server.ts';
import { correctSession } from '#app/domains/staff/times/correct-session.server.ts';
import { decideCorrection } from '#app/domains/staff/times/decide-correction.server.ts';
import { flagSessions } from '#app/domains/staff/times/flag-sessions.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { ClockAct, WalkEvent, Who } from './clock-walks.ts';

interface WalkPerson {
  readonly ctx: Ctx;
  readonly userId: string;
  /** The staff row of each operator; the first is of the admin's. */
  readonly staff: readonly { readonly id: string; readonly operatorId: string }[];
}

/** What an act of a round refers to: rows as they are before the round. */
export interface ClockWorld {
  readonly db: Database;
  readonly admin: Ctx;
  readonly manager: Ctx;
  readonly people: readonly [WalkPerson, WalkPerson];
  /** The month that the walk begins in. */
  readonly month: string;
  readonly now: Temporal.Instant;
  readonly sessions: readonly {
    readonly id: string;
    readonly userId: string;
    readonly dayKey: string;
    readonly startMs: number;
    readonly state: ClockState;
  }[];
  readonly wishes: readonly { readonly id: string }[];
  readonly newKey: () => string;
  /** Offline stamps that the phones have sent. */
  readonly sent: { readonly stamp: OfflineStamp; readonly who: Who }[];
}

interface Done {
  /** The outcome in a word. */
  readonly word: string;
  /** The session of a stamp that was written now. */
  readonly stampedId: string | null;
}

/** Carries an act out, a repeated one twice at once. */
export async function performClock(world: ClockWorld, act: ClockAct): Promise<Done[]> {
  try {
    if (act.do === 'stamp' || act.do === 'offline') return await performStamp(world, act);
    if (act.do === 'resend') return await resend(world, act);
    return [{ word: `${act.do} ${await performOther(world, act)}`, stampedId: null }];
  } catch (error) {
    // A session or wish of the other operator.
    if (error instanceof NotFoundError) return [{ word: `${act.do} absent`, stampedId: null }];
    throw error;
  }
}

const at = ({ now }: ClockWorld, secondsAgo: number): string => now.subtract({ seconds: secondsAgo }).toString();

/** What the person's state allows: first a break, then the end of it. */
function eventFor({ sessions }: ClockWorld, userId: string, event: WalkEvent): ClockEventType {
  if (event !== 'next' && event !== 'end') return event;
  const state = sessions.find((session) => session.userId === userId && session.state !== 'CLOSED')?.state;
  if (state === undefined) return 'CLOCK_IN';
  if (state === 'BREAK') return 'BREAK_END';
  return event === 'end' ? 'CLOCK_OUT' : 'BREAK_START';
}

async function performStamp(world: ClockWorld, act: ClockAct & { do: 'stamp' | 'offline' }): Promise<Done[]> {
  const { ctx, staff, userId } = world.people[act.who];
  const key = world.newKey();
  const mine = { ...ctx, now: world.now };
  const nowMs = world.now.epochMilliseconds;
  const event = eventFor(world, userId, act.event);
  const operatorId = (staff[act.at] ?? staff[0])?.operatorId;
  if (act.do === 'stamp') {
    const input: StampInput = { event, key, source: act.by, operatorId };
    return await stampAtOnce(act, () =>
      stampClock(mine, { ...input, ...(act.isEnded && { endedAtMs: nowMs - 60_000 }) }),
    );
  }
  const occurredAtMs = nowMs - 1_000 * act.secondsAgo;
  const stamp: OfflineStamp = { event, key, source: 'APP', occurredAtMs, operatorId, reason: 'ohne Netz' };
  world.sent.push({ stamp, who: act.who });
  return await stampAtOnce(act, () => stampOffline(mine, stamp));
}

async function resend(world: ClockWorld, act: ClockAct & { do: 'resend' }): Promise<Done[]> {
  const sent = pickOf(world.sent, act.pick);
  if (!sent) return [];
  const mine = { ...world.people[sent.who].ctx, now: world.now };
  return await stampAtOnce({ do: 'resend', isTwice: false }, () => stampOffline(mine, sent.stamp));
}

async function stampAtOnce(
  { do: what, isTwice }: { do: string; isTwice: boolean },
  stamp: () => Promise<StampOutcome | OfflineOutcome>,
): Promise<Done[]> {
  const outcomes = await Promise.all(isTwice ? [stamp(), stamp()] : [stamp()]);
  return outcomes.map((outcome) => {
    if (outcome.kind === 'refused') return { word: `${what} ${outcome.code}`, stampedId: null };
    const isNew = outcome.kind === 'stamped' && !outcome.isRepeat;
    const isAgain = 'isRepeat' in outcome && outcome.isRepeat;
    return {
      word: `${what} ${outcome.kind}${isAgain ? ' again' : ''}`,
      stampedId: isNew ? outcome.session.id : null,
    };
  });
}

const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(list.length, 1)];

async function performOther(
  world: ClockWorld,
  act: Exclude<ClockAct, { do: 'stamp' | 'offline' | 'resend' }>,
): Promise<string> {
  const { now, db } = world;
  const nowMs = now.epochMilliseconds;
  const admin = { ...world.admin, now };
  switch (act.do) {
    case 'flag':
      return `${(await flagSessions({ db, now })) > 0}`;
    case 'correct': {
      const session = pickOf(world.sessions, act.pick);
      if (!session) return 'nothing';
      const { startMs } = session;
      const span = Math.max(nowMs - startMs, 0);
      const marks = (act.breaks ?? []).map((share) => startMs + Math.round((span * share) / 100));
      const outcome = await correctSession(admin, {
        sessionId: session.id,
        reason: 'nach dem Plan',
        ...(act.from !== null && { clockInMs: startMs + 1_000 * act.from }),
        ...(act.end !== null && { clockOutMs: nowMs - 1_000 * act.end }),
        ...(act.breaks && {
          breaks: marks.flatMap((mark, index) =>
            index % 2 === 1 ? [{ startMs: marks[index - 1] ?? mark, endMs: mark }] : [],
          ),
        }),
        ...(act.isDiscarded && { discard: true }),
      });
      return outcome.kind === 'refused' ? outcome.code : outcome.kind;
    }
    case 'ask': {
      const person = world.people[act.who];
      const session = pickOf(
        world.sessions.filter(({ userId }) => userId === person.userId),
        act.pick,
      );
      const wanted = {
        clock_in_at: at(world, act.from),
        ...(act.end !== null && { clock_out_at: at(world, act.end) }),
      };
      const startDay = today(now.subtract({ seconds: act.from }), HOME_ZONE);
      const outcome = await askCorrection(
        { ...person.ctx, now },
        {
          ...(act.isOfSession && session ? { sessionId: session.id } : { staffId: person.staff[0]?.id }),
          dayKey: act.isOfSession && session ? session.dayKey : startDay,
          wanted,
          reason: 'vergessen',
        },
      );
      return outcome.kind;
    }
    case 'decide': {
      const wish = pickOf(world.wishes, act.pick);
      if (!wish) return 'nothing';
      const outcome = await decideCorrection(admin, { correctionId: wish.id, approve: act.approve });
      return outcome.kind === 'refused' ? 'refused' : outcome.kind;
    }
    case 'month': {
      const { ctx, staff } = world.people[act.who];
      const isOwn = act.to === 'submitted' || (act.to === 'open' && act.isBack);
      const change = (by: Ctx, to: typeof act.to) =>
        changeMonth(
          { ...by, now },
          { staffId: staff[0]?.id ?? '', month: world.month, to, reason: 'Ein Tag fehlt noch' },
        );
      if (act.to === 'approved' && !act.isBack) await change(ctx, 'submitted');
      const outcome = await change(isOwn ? ctx : world.manager, act.to).catch((error: unknown) => {
        // The person takes back what is approved already.
        if (isOwn && error instanceof ForbiddenError) return { kind: 'forbidden' as const };
        throw error;
      });
      return outcome.kind === 'changed' ? `changed ${act.to}` : outcome.kind;
    }
  }
}
