import { Form } from '@remix-run/react';
import { CircleSlash } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Button } from '#app/ui/button.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { CorrectValues } from './time-view.server.ts';

interface CorrectFormProps {
  id: string;
  version: number;
  isOpen: boolean;
  values: CorrectValues;
  shifts: readonly { readonly value: string; readonly label: string }[];
  answer: FormAnswer<CorrectValues> | null;
}

const MAX_REASON = 1000;

/** Puts a session right: start, end, breaks and shift, with a reason that the person reads. */
export function CorrectForm({ id, version, isOpen, values, shifts, answer }: CorrectFormProps) {
  const t = useTranslations('staff.times');
  const first = answer?.values ?? values;
  const field = (name: keyof CorrectValues) => ({ id: `time-${name}`, name, errors: answer?.errors[name] });
  return (
    <section aria-labelledby="correct" className="grid gap-4">
      <h2 id="correct" className="border-b pb-1 text-base font-semibold">
        {t('correct.title')}
      </h2>
      <EntityForm action={paths.staff.time(id)} version={version} answer={answer} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field field={field('clockIn')} label={t('correct.start')}>
            <Input type="datetime-local" name="clockIn" defaultValue={first.clockIn} required />
          </Field>
          <Field field={field('clockOut')} label={t('correct.end')} help={isOpen ? t('correct.endHelp') : undefined}>
            <Input type="datetime-local" name="clockOut" defaultValue={first.clockOut} />
          </Field>
        </div>
        <BreakFields breaks={first.breaks} help={t('correct.breaksHelp')} errors={answer?.errors['breaks']} />
        <Field field={field('shift')} label={t('correct.shift')}>
          <Select name="shift" defaultValue={first.shift}>
            <option value="">{t('correct.noShift')}</option>
            {shifts.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <TextField
          limit={MAX_REASON}
          field={field('reason')}
          label={t('correct.reason')}
          help={t('correct.reasonHelp')}
        >
          <Input name="reason" defaultValue={first.reason} required />
        </TextField>
        <div>
          <SaveButton>{t('correct.save')}</SaveButton>
        </div>
      </EntityForm>
    </section>
  );
}

interface BreakFieldsProps {
  breaks: CorrectValues['breaks'];
  help: string;
  errors?: readonly string[] | undefined;
}

/** The breaks with two free lines below them; an empty line is no break. */
export function BreakFields({ breaks, help, errors }: BreakFieldsProps) {
  const t = useTranslations('staff.times');
  const filled = breaks.filter(({ from, until }) => from !== '' || until !== '');
  const lines = [...filled, { from: '', until: '' }, { from: '', until: '' }].map((one, index) => ({
    ...one,
    number: String(index + 1),
  }));
  return (
    <fieldset aria-describedby={errors ? 'breaks-error' : undefined} className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('correct.breaks')}</legend>
      {lines.map((one) => (
        <div key={one.number} className="flex flex-wrap items-center gap-2 text-sm">
          <div className="w-32">
            <Input
              type="time"
              name="breakFrom"
              defaultValue={one.from}
              aria-label={t('correct.breakFrom', { number: one.number })}
            />
          </div>
          {t('correct.until')}
          <div className="w-32">
            <Input
              type="time"
              name="breakUntil"
              defaultValue={one.until}
              aria-label={t('correct.breakUntil', { number: one.number })}
            />
          </div>
        </div>
      ))}
      {errors ? (
        <p id="breaks-error" className="text-sm text-bad">
          {errors.join(' ')}
        </p>
      ) : null}
      <p className="text-sm text-muted">{help}</p>
    </fieldset>
  );
}

/** Takes a session away that never was; its stamps stay. */
export function DiscardSession({ id, version }: { id: string; version: number }) {
  const t = useTranslations('staff.times');
  return (
    <section aria-labelledby="discard" className="grid gap-4">
      <div>
        <h2 id="discard" className="border-b pb-1 text-base font-semibold">
          {t('discard.title')}
        </h2>
        <p className="mt-1.5 text-sm text-muted">{t('discard.hint')}</p>
      </div>
      <Form method="post" action={paths.staff.time(id)} className="grid gap-4">
        <input type="hidden" name="intent" value="discard" />
        <input type="hidden" name="version" value={version} />
        <TextField limit={MAX_REASON} field={{ id: 'discard-reason', name: 'reason' }} label={t('correct.reason')}>
          <Input name="reason" required />
        </TextField>
        <div>
          <Button tone="danger" icon={<CircleSlash aria-hidden />}>
            {t('discard.button')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
