import { addMonths } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';

interface Months {
  /** YYYY-MM, of the screen and of today. */
  readonly month: string;
  readonly current: string;
}

/** The links to the months beside one; none after the current month. */
export function monthSteps({ month, current }: Months, locale: Locale, hrefOf: (month: string) => string) {
  const step = (by: number) => {
    const found = addMonths(month, by);
    return { to: hrefOf(found), label: formats(locale).month(found) };
  };
  return { previous: step(-1), next: month < current ? step(1) : null };
}

export type MonthStepLinks = ReturnType<typeof monthSteps>;
