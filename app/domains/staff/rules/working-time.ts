/** Limits of working time as data, each version with its first day and its source. A change of the law is one more version. */
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** From so much net work on, a day needs so long a break. */
export interface BreakRule {
  readonly overWorkMs: number;
  readonly breakMs: number;
}

export interface Limits {
  /** The first day that the version counts for. */
  readonly validFrom: string;
  readonly source: string;
  /** Rest between two days of work. */
  readonly restMs: number;
  /** A day of work. */
  readonly dayMs: number;
  /** From the strictest to the mildest. */
  readonly breaks: readonly BreakRule[];
  /** A shorter pause is no break. */
  readonly breakPieceMs: number;
  /** Work without a break. */
  readonly continuousMs: number;
}

export interface YouthLimits extends Limits {
  /** Children below this age do not work. */
  readonly youngest: number;
  /** A shift with its breaks. */
  readonly shiftMs: number;
  /** No work before and after. */
  readonly earliest: string;
  readonly latest: string;
}

/** The oldest version is last, and counts for every day before it, too. */
type Versions<L extends Limits> = readonly [...L[], L];

/** Working Hours Act, for adults: sections 3 (day), 4 (breaks), 5 (rest). */
const ADULT: Versions<Limits> = [
  {
    validFrom: '1994-07-01',
    source: 'ArbZG',
    restMs: 11 * HOUR,
    dayMs: 10 * HOUR,
    breaks: [
      { overWorkMs: 9 * HOUR, breakMs: 45 * MINUTE },
      { overWorkMs: 6 * HOUR, breakMs: 30 * MINUTE },
    ],
    breakPieceMs: 15 * MINUTE,
    continuousMs: 6 * HOUR,
  },
];

/** Youth Employment Protection Act: sections 2 and 5 (age), 8 (day), 11 (breaks), 12 (shift), 13 (rest), 14 (night). */
const YOUTH: Versions<YouthLimits> = [
  {
    validFrom: '1997-03-01',
    source: 'JArbSchG',
    restMs: 12 * HOUR,
    dayMs: 8 * HOUR,
    breaks: [
      { overWorkMs: 6 * HOUR, breakMs: 60 * MINUTE },
      { overWorkMs: 4.5 * HOUR, breakMs: 30 * MINUTE },
    ],
    breakPieceMs: 15 * MINUTE,
    continuousMs: 4.5 * HOUR,
    youngest: 15,
    shiftMs: 10 * HOUR,
    earliest: '06:00',
    latest: '20:00',
  },
];

/** Minimum Wage Act, section 17: times are written down by the end of the seventh day after the work. */
export const RECORD_WITHIN = { validFrom: '2015-01-01', source: 'MiLoG', days: 7 } as const;

/** Working Hours Act, section 2: more than so much work between 23:00 and 06:00 is night work. */
export const NIGHT_WORK = {
  validFrom: '1994-07-01',
  source: 'ArbZG',
  overMs: 2 * HOUR,
  from: '23:00',
  until: '06:00',
} as const;

/** The version of a day, YYYY-MM-DD. */
function versionOn<L extends Limits>(versions: Versions<L>, date: string): L {
  return versions.find(({ validFrom }) => validFrom <= date) ?? (versions.at(-1) as L);
}

export const adultLimitsOn = (date: string): Limits => versionOn(ADULT, date);
export const youthLimitsOn = (date: string): YouthLimits => versionOn(YOUTH, date);

/** Age of majority. */
const ADULT_AGE = 18;

/** Full years on a date; both are YYYY-MM-DD. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** By the birth date; without one, by the kind of employment. */
export function isMinor(
  { birthDate, employmentKind }: { readonly birthDate: string | null; readonly employmentKind: string },
  date: string,
): boolean {
  return birthDate === null ? employmentKind === 'youth' : ageOn(birthDate, date) < ADULT_AGE;
}
