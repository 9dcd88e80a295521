import type { WantedTimes } from '#app/db/schema/clock.ts';
import type { CorrectionProblem } from './planned-correction.ts';

/** What a person asks for, before it is decided. Instants are texts, which the caller has read. */

const FIELDS = [
  'clock_in_at',
  'clock_out_at',
  'breaks',
  'shift_id',
  'discard',
] as const satisfies readonly (keyof WantedTimes)[];

const isNothing = (wanted: WantedTimes): boolean => FIELDS.every((field) => wanted[field] === undefined);

/** A wish with what it leaves open taken from the others of the day, the oldest first: an offline stamp in and one out are two wishes. */
export function withOthers(wanted: WantedTimes, others: readonly WantedTimes[]): WantedTimes {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value =
        wanted[field] ?? (wanted.discard ? undefined : others.find((one) => one[field] !== undefined)?.[field]);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** Why a wish cannot be asked; null when it can. `startDay`: the local day of its start. A wish of a stamp may be incomplete. */
export function wantedProblem(
  wanted: WantedTimes,
  {
    dayKey,
    today,
    startDay,
    sessionDay,
    isOfStamp,
  }: {
    dayKey: string;
    today: string;
    startDay: string | null;
    /** Null without a session. */
    sessionDay: string | null;
    isOfStamp: boolean;
  },
): CorrectionProblem | null {
  const problem = (field: CorrectionProblem['field'], code: CorrectionProblem['code']) => ({
    kind: 'refused' as const,
    field,
    code,
  });
  if (dayKey > today) return problem('day_key', 'future');
  if (isOfStamp) return null;
  if (isNothing(wanted)) return problem('wanted', 'nothing');
  if (sessionDay !== null) return sessionDay === dayKey ? null : problem('day_key', 'other_day');
  return startDay !== null && startDay !== dayKey ? problem('clock_in_at', 'other_day') : null;
}
