import type { Locale } from '#app/platform/ctx.ts';

/**
 * Dates and numbers as people in Germany write them, from wall-clock strings ('YYYY-MM-DD', 'HH:MM', 'YYYY-Www').
 * Safe for the browser: no function uses a time zone.
 */
export interface Formats {
  /** 'Fr 20.11.2026' */
  readonly day: (date: string) => string;
  /** 'Fr 20.11.' */
  readonly dayShort: (date: string) => string;
  /** '20.11.2026' */
  readonly date: (date: string) => string;
  /** 'Freitag, 20. November 2026', for headings and screen readers */
  readonly dayLong: (date: string) => string;
  /** 'Fr' */
  readonly weekday: (date: string) => string;
  /** 'Freitag' */
  readonly weekdayLong: (date: string) => string;
  /** 'November 2026'; takes a date or 'YYYY-MM' */
  readonly month: (date: string) => string;
  /** '18:00 Uhr' */
  readonly time: (time: string) => string;
  /** '18:00–19:30 Uhr' */
  readonly timeRange: (start: string, end: string) => string;
  /** 'Fr 20.11.2026, 18:00 Uhr' */
  readonly dayTime: (date: string, time: string) => string;
  /** 'KW 47' from '2026-W47' */
  readonly week: (week: string) => string;
  /** '16.–22.11.2026' */
  readonly span: (from: string, until: string) => string;
  /** '1.234,5' */
  readonly number: (value: number, fractionDigits?: number) => string;
  /** '1.234,50 €' from '1234.50', without rounding */
  readonly money: (amount: string) => string;
  /** '1.234,5 h' */
  readonly hours: (hours: number) => string;
}

const TAGS: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

/** Written out, because Intl's names and commas differ between versions of Node and browsers, which breaks hydration. */
const WEEKDAYS: Record<Locale, readonly string[]> = {
  de: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS: Record<Locale, readonly string[]> = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const WEEKDAY_LETTERS: Record<Locale, number> = { de: 2, en: 3 };

const day2 = (date: string): string => date.slice(8, 10);
const month2 = (date: string): string => date.slice(5, 7);
const year4 = (date: string): string => date.slice(0, 4);

/** 0 = Sunday, by Sakamoto's rule for the Gregorian calendar. */
export function weekdayIndex(date: string): number {
  const month = Number(month2(date));
  const year = Number(year4(date)) - (month < 3 ? 1 : 0);
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  return (
    (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + shift + Number(day2(date))) % 7
  );
}

function spanInGerman(from: string, until: string): string {
  const end = `${day2(until)}.${month2(until)}.${year4(until)}`;
  if (from === until) return end;
  if (year4(from) !== year4(until)) return `${day2(from)}.${month2(from)}.${year4(from)}–${end}`;
  if (month2(from) !== month2(until)) return `${day2(from)}.${month2(from)}.–${end}`;
  return `${day2(from)}.–${end}`;
}

function build(locale: Locale): Formats {
  const weekdayLong = (date: string) => WEEKDAYS[locale][weekdayIndex(date)] ?? '';
  const weekday = (date: string) => weekdayLong(date).slice(0, WEEKDAY_LETTERS[locale]);
  const monthName = (date: string) => MONTHS[locale][Number(month2(date)) - 1] ?? '';
  const dayNumber = (date: string) => Number(day2(date));
  const dayMonth = (date: string) => `${dayNumber(date)} ${monthName(date).slice(0, 3)}`;
  const dayMonthYear = (date: string) => `${dayMonth(date)} ${year4(date)}`;
  const whole = new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 2 });
  const oneDigit = new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  const cents = new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const fixed = new Map<number, Intl.NumberFormat>();
  const isGerman = locale === 'de';
  const clock = isGerman ? ' Uhr' : '';

  const date = isGerman ? (value: string) => `${day2(value)}.${month2(value)}.${year4(value)}` : dayMonthYear;
  const dateShort = isGerman ? (value: string) => `${day2(value)}.${month2(value)}.` : dayMonth;
  const spanInEnglish = (from: string, until: string): string => {
    if (from === until) return dayMonthYear(until);
    if (year4(from) !== year4(until)) return `${dayMonthYear(from)} – ${dayMonthYear(until)}`;
    if (month2(from) !== month2(until)) return `${dayMonth(from)} – ${dayMonthYear(until)}`;
    return `${dayNumber(from)}–${dayMonthYear(until)}`;
  };

  return {
    day: (value) => `${weekday(value)} ${date(value)}`,
    dayShort: (value) => `${weekday(value)} ${dateShort(value)}`,
    date,
    dayLong: isGerman
      ? (value) => `${weekdayLong(value)}, ${dayNumber(value)}. ${monthName(value)} ${year4(value)}`
      : (value) => `${weekdayLong(value)} ${dayNumber(value)} ${monthName(value)} ${year4(value)}`,
    weekday,
    weekdayLong,
    month: (value) => `${monthName(value)} ${year4(value)}`,
    time: (time) => `${time}${clock}`,
    timeRange: (start, end) => `${start}–${end}${clock}`,
    dayTime: (value, time) => `${weekday(value)} ${date(value)}, ${time}${clock}`,
    week: (week) => `${isGerman ? 'KW' : 'Week'} ${Number(week.slice(-2))}`,
    span: isGerman ? spanInGerman : spanInEnglish,
    number: (value, fractionDigits) => {
      if (fractionDigits === undefined) return whole.format(value);
      let formatter = fixed.get(fractionDigits);
      if (!formatter) {
        formatter = new Intl.NumberFormat(TAGS[locale], {
          minimumFractionDigits: fractionDigits,
          maximumFractionDigits: fractionDigits,
        });
        fixed.set(fractionDigits, formatter);
      }
      return formatter.format(value);
    },
    // Text keeps every cent, where a number would be a float.
    money: (amount) => `${cents.format(amount as Intl.StringNumericLiteral)} €`,
    hours: (value) => `${oneDigit.format(value)} h`,
  };
}

const built = new Map<Locale, Formats>();

/** The formats of a language, made once per language: `formats('de').day('2026-11-20')`. */
export function formats(locale: Locale): Formats {
  let found = built.get(locale);
  if (!found) {
    found = build(locale);
    built.set(locale, found);
  }
  return found;
}
