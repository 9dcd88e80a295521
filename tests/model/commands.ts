import fc from 'fast-check';
import type { Scope } from '#app/domains/booking/rules/scopes.ts';
import { addDays } from '#app/platform/calendar.ts';
import { type Command, inSameWeek } from './ground.ts';
import type { HouseState, ModelBooking } from './state.ts';
import { type ActorKey, CELLS, type Place, PLACES, type TeamKey } from './village.ts';

/** A step without ids: it names bookings by their index in the list. */
export interface Draft {
  pick: number;
  /** Null when there is no booking to choose. */
  make: (chosen: ModelBooking | null, state: HouseState) => Command | null;
}

export type Step =
  | { kind: 'one'; draft: Draft }
  /** Two people at the same moment. */
  | { kind: 'both'; drafts: [Draft, Draft] }
  | { kind: 'undo' }
  | { kind: 'wait'; days: number }
  /** A command on a booking so many minutes after its start. */
  | { kind: 'during'; minutes: number; draft: Draft };

const FIRST_DAY = '2026-11-18';
const HORIZON_DAYS = 20;
const anyDate = fc.integer({ min: -1, max: HORIZON_DAYS }).map((days) => addDays(FIRST_DAY, days));
/** Mostly days on which the hall is open, so that bookings collide. */
const date = fc.oneof(
  { weight: 1, arbitrary: anyDate },
  { weight: 4, arbitrary: anyDate.map((day) => inSameWeek(day, 4)) },
  { weight: 2, arbitrary: anyDate.map((day) => inSameWeek(day, 1)) },
);
const hours = fc.constantFrom<[string, string]>(
  ['17:00', '18:00'],
  ['17:30', '19:00'],
  ['18:00', '20:00'],
  ['19:00', '20:30'],
  ['20:00', '24:00'],
);
const place = fc.constantFrom<Place>(...PLACES, 'hall', 'hall');
const type = fc.constantFrom('training', 'training', 'training', 'other');
const weekday = fc.constantFrom(1, 4, 4, 4, 0);
const actor = fc.constantFrom<ActorKey>('admin', 'tina', 'gast', 'gast', 'tom', 'stranger');
/** Actors on an existing booking; those with the right occur more often. */
const changer = fc.constantFrom<ActorKey>('admin', 'admin', 'admin', 'tina', 'gast', 'stranger');
const scope = fc.constantFrom<Scope>('this', 'following', 'all');

/** A command on an existing booking. */
function onExisting(make: (chosen: ModelBooking, state: HouseState) => Command): Draft['make'] {
  return (chosen, state) => chosen && make(chosen, state);
}

/** The same on a pending booking, when there is one. */
function onWaiting(make: (chosen: ModelBooking) => Command): Draft['make'] {
  return (chosen, { bookings }) => {
    const waiting = bookings.filter(({ status }) => status === 'pending');
    const one = waiting[bookings.indexOf(chosen ?? ({} as ModelBooking)) % Math.max(waiting.length, 1)] ?? chosen;
    return one && make(one);
  };
}

const span = fc
  .record({ place, type, hours })
  .map(({ hours: [startTime, endTime], ...rest }) => ({ ...rest, startTime, endTime }));

const create = fc
  .record({
    actor,
    span,
    own: fc.integer({ min: 0, max: 5 }),
    single: fc.boolean(),
    date,
    weekday,
    weeks: fc.integer({ min: 0, max: 3 }),
    removed: fc.array(date, { maxLength: 1 }),
    onlyFree: fc.boolean(),
  })
  .map((input): Draft['make'] => () => {
    const { actor: who } = input;
    const ownTeam: TeamKey | null = who === 'admin' || who === 'stranger' ? null : who;
    const team = input.own === 0 ? 'gast' : input.own === 1 && who === 'admin' ? 'tina' : ownTeam;
    const dates = input.single
      ? ({ kind: 'single', date: input.date } as const)
      : ({
          kind: 'series',
          dayOfWeek: input.weekday,
          startDate: input.date,
          endDate: addDays(input.date, 6 + 7 * input.weeks),
          removed: input.removed,
          onlyFree: input.onlyFree,
        } as const);
    // The guest club has a grant for the hall, and mostly books it.
    const there = who === 'gast' && input.own > 0 ? 'hall' : input.span.place;
    return { do: 'create', actor: who, team, dates, ...input.span, place: there };
  });

/** A request for exactly the time of an existing booking. */
const rival = fc.constantFrom<ActorKey>('admin', 'tina', 'tom', 'gast', 'gast').map((who) =>
  onExisting(({ place: there, date: day, startTime, endTime, type: kind }) => ({
    do: 'create',
    actor: who,
    team: who === 'admin' || who === 'stranger' ? null : who,
    dates: { kind: 'single', date: day },
    place: there,
    startTime,
    endTime,
    type: kind,
  })),
);

const cancel = fc.record({ actor, scope }).map((input) => onExisting(({ id }) => ({ do: 'cancel', id, ...input })));

/** The booking a little shorter or longer, or on a part of its place. */
function resized({ place: there, startTime, endTime, type: kind }: ModelBooking, how: string) {
  const same = { place: there, startTime, endTime, type: kind };
  const byHalf = (time: string, hours: number) => `${String(Number(time.slice(0, 2)) + hours).padStart(2, '0')}:30`;
  if (how === 'earlier') return { ...same, endTime: byHalf(endTime, -1) };
  if (how === 'later' && endTime < '23:30') return { ...same, endTime: byHalf(endTime, 0) };
  if (how === 'begins') return { ...same, startTime: byHalf(startTime, 0) };
  const part = PLACES.find((other) => other !== there && CELLS[other].every((cell) => CELLS[there].includes(cell)));
  return how === 'part' && part ? { ...same, place: part } : same;
}

const edit = fc
  .record({
    actor: changer,
    scope,
    span,
    stays: fc.boolean(),
    /** What a booking that stays gives back, or takes more. */
    resized: fc.constantFrom('none', 'earlier', 'later', 'begins', 'part'),
    date,
    weekday,
    weeks: fc.integer({ min: -2, max: 2 }),
    onlyFree: fc.boolean(),
    stale: fc.integer({ min: 0, max: 9 }),
  })
  .map((input) =>
    onExisting((chosen, state) => {
      const series = state.series.find(({ id }) => id === chosen.seriesId);
      const to =
        input.scope === 'this'
          ? { scope: input.scope, date: input.stays && input.resized !== 'none' ? chosen.date : input.date }
          : {
              scope: input.scope,
              dayOfWeek: input.weekday,
              endDate: addDays(series?.endDate ?? chosen.date, 7 * input.weeks),
              onlyFree: input.onlyFree,
            };
      const {
        place: there,
        startTime,
        endTime,
        type: kind,
      } = input.stays ? resized(chosen, input.resized) : input.span;
      return {
        do: 'edit',
        actor: input.actor,
        id: chosen.id,
        to,
        place: there,
        startTime,
        endTime,
        type: kind,
        version: chosen.version - (input.stale === 0 ? 1 : 0),
      };
    }),
  );

const decide = fc
  .record({
    actor: fc.constantFrom<ActorKey>('admin', 'admin', 'admin', 'stranger', 'tina'),
    scope: fc.constantFrom<'this' | 'series'>('this', 'series'),
    onConflict: fc.constantFrom<'refuse' | 'skip'>('refuse', 'skip'),
    approves: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ actor: who, scope: whole, onConflict, approves }) =>
    onWaiting(({ id }) =>
      approves === 0
        ? { do: 'reject', actor: who, id, scope: whole }
        : { do: 'approve', actor: who, id, scope: whole, onConflict },
    ),
  );

const archive = fc
  .constantFrom<ActorKey>('admin', 'admin', 'stranger')
  .map((who) => onExisting(({ id }) => ({ do: 'archive', actor: who, id })));

const draft: fc.Arbitrary<Draft> = fc.record({
  pick: fc.nat({ max: 40 }),
  make: fc.oneof(
    { weight: 4, arbitrary: create },
    { weight: 3, arbitrary: rival },
    { weight: 2, arbitrary: cancel },
    { weight: 4, arbitrary: edit },
    { weight: 4, arbitrary: decide },
    { weight: 1, arbitrary: archive },
  ),
});

/** Commands on a booking that has begun. */
const begun: fc.Arbitrary<Draft> = fc.record({
  pick: fc.nat({ max: 40 }),
  make: fc.oneof({ weight: 6, arbitrary: edit }, { weight: 1, arbitrary: cancel }, { weight: 1, arbitrary: decide }),
});

/** A decision, which an admin takes back at once. */
const decided: fc.Arbitrary<Draft> = fc.record({ pick: fc.nat({ max: 40 }), make: decide });

/** Commands of a few weeks. The first two are requests, so that the others find bookings. */
export const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.tuple(create, create),
    fc.array(
      fc.oneof<fc.MaybeWeightedArbitrary<Step | Step[]>[]>(
        { weight: 8, arbitrary: draft.map((one): Step => ({ kind: 'one', draft: one })) },
        { weight: 3, arbitrary: fc.tuple(draft, draft).map((drafts): Step => ({ kind: 'both', drafts })) },
        { weight: 2, arbitrary: fc.constant<Step>({ kind: 'undo' }) },
        { weight: 2, arbitrary: decided.map((one): Step[] => [{ kind: 'one', draft: one }, { kind: 'undo' }]) },
        { weight: 1, arbitrary: fc.constantFrom(1, 4, 9).map((days): Step => ({ kind: 'wait', days })) },
        {
          weight: 3,
          arbitrary: fc
            .tuple(fc.constantFrom(15, 15, 15, 150), begun)
            .map(([minutes, one]): Step => ({ kind: 'during', minutes, draft: one })),
        },
      ),
      { minLength: 1, maxLength: 7 },
    ),
  )
  .map(([first, rest]) => [...first.map((make): Step => ({ kind: 'one', draft: { pick: 0, make } })), ...rest.flat()]);
