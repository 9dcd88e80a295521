import { Form, useSubmit } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { MonthView } from '#app/domains/booking/rules/sheet.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Select } from '#app/ui/input.tsx';

/** Months to choose from, before and after the shown one. */
const AROUND = 12;

/** A list of months: Firefox and Safari have no picker for `<input type="month">`. */
export function MonthJump({ view, isList }: { view: MonthView; isList: boolean }) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const submit = useSubmit();
  const { month } = view.sheet;
  return (
    <Form method="get" className="flex items-center gap-1" onChange={(event) => submit(event.currentTarget)}>
      <input type="hidden" name="ressource" value={view.resource.id} />
      {isList ? <input type="hidden" name="ansicht" value="liste" /> : null}
      <Select name="monat" aria-label={t('jumpMonth')} defaultValue={month} key={month} className="month-jump">
        {Array.from({ length: 2 * AROUND + 1 }, (_, index) => {
          const value = monthAfter(month, index - AROUND);
          return (
            <option key={value} value={value}>
              {format.month(value)}
            </option>
          );
        })}
      </Select>
      <noscript>
        <Button>{t('go')}</Button>
      </noscript>
    </Form>
  );
}

/** As addMonths of the calendar, which browsers do not load. */
function monthAfter(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
