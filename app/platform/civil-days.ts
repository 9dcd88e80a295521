/**
 * Days as whole numbers from 1970-01-01 (Gregorian, no zone). Plans and series count thousands of them per page, for
 * which Temporal's objects are too slow. A test compares the results with Temporal.
 */
const DAYS_PER_ERA = 146_097;
const DAYS_TO_1970 = 719_468;

/** Number of a date 'YYYY-MM-DD'; throws a RangeError for a date that does not exist. */
export function dayNumber(date: string): number {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const days = daysFrom(year, month, day);
  if (date.length !== 10 || dateOfDay(days) !== date) throw new RangeError(`no date: ${date}`);
  return days;
}

/** 'YYYY-MM-DD' of a day's number; throws a RangeError outside the years 0000 to 9999. */
export function dateOfDay(days: number): string {
  const shifted = days + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`no four-digit year: ${year}`);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOfDay(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

/** Years begin in March here, so that the leap day is the last day of a year. */
function daysFrom(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
