import { Form, useNavigation } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { UsageDate } from '#app/domains/booking/pages/usage.server.ts';
import { MAX_HEADCOUNT, MAX_USAGE_NOTE } from '#app/domains/booking/rules/usage.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';

/** The answer to a form that was not stored. */
export interface UsageAnswer {
  readonly bookingId: string;
  readonly values: { readonly headcount: string; readonly note: string };
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

interface UsageFormProps {
  date: UsageDate;
  answer: UsageAnswer | null;
  /** Where to go afterwards. */
  weiter: string;
  /** The only date of its page: everything is open. */
  isAlone?: boolean;
}

/** One tap: the number of the last date is there already. A date that fell out is a fold away. */
export function UsageForm({ date, answer, weiter, isAlone = false }: UsageFormProps) {
  const { id, lastCount, usage } = date;
  const t = useTranslations('booking.usage');
  const format = useFormats();
  const sent = useNavigation().formData;
  const isBusy = sent?.get('booking') === id;
  const given = answer?.bookingId === id ? answer : null;
  const errors = given?.errors ?? {};
  const count = given ? given.values.headcount : String(usage?.headcount ?? lastCount ?? '');
  const isGuess = !given && lastCount !== null && (usage?.headcount ?? null) === null;
  const note = given ? given.values.note : (usage?.note ?? '');
  const field = (name: string) => ({ id: `${name}-${id}`, name });
  const label = (
    <>
      <span aria-hidden={!isAlone}>{t('headcount')}</span>
      {isAlone ? null : (
        <span className="sr-only">{t('headcountFor', { title: date.title, day: format.day(date.date) })}</span>
      )}
    </>
  );
  return (
    <Form method="post" action={paths.booking.usage()} preventScrollReset className="grid gap-1">
      <input type="hidden" name="booking" value={id} />
      <input type="hidden" name="weiter" value={weiter} />
      {errors['']?.length ? <p className="text-sm font-medium text-bad">{errors[''].join(' ')}</p> : null}
      <div className="flex flex-wrap items-end gap-2">
        <Field
          field={field('headcount')}
          errors={errors['headcount']}
          label={label}
          help={isGuess ? t('lastTime', { count: lastCount }) : null}
          className="w-40"
        >
          <Input
            name="headcount"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={count}
            maxLength={String(MAX_HEADCOUNT).length}
          />
        </Field>
        <Button tone={isAlone ? 'primary' : 'plain'} name="outcome" value="took_place" busy={isBusy}>
          {t('record')}
        </Button>
      </div>
      <details open={isAlone || note !== ''} className="group text-sm">
        <summary className="inline-flex list-none gap-1 min-h-11 items-center text-muted underline-offset-2 hover:text-ink hover:underline lg:min-h-8 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-4 transition-transform duration-100 group-open:rotate-90" />
          {t('more')}
        </summary>
        <div className="flex flex-wrap items-end gap-2 pt-1 pb-2">
          <TextField
            field={field('note')}
            errors={errors['note']}
            label={t('note')}
            optionalLabel={t('optional')}
            limit={MAX_USAGE_NOTE}
            className="min-w-0 flex-1 basis-56"
          >
            <Input name="note" defaultValue={note} />
          </TextField>
          <Button tone="danger" name="outcome" value="fell_out" busy={isBusy}>
            {t('fellOut')}
          </Button>
        </div>
      </details>
    </Form>
  );
}
