import { Form } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Button } from '#app/ui/button.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { VisitValues } from './answers.server.ts';

interface VisitFormProps {
  id: string;
  version: number;
  isOpen: boolean;
  values: VisitValues;
  answer: FormAnswer<VisitValues> | null;
}

/** Times, guests and the reason of a correction. */
export function VisitForm({ id, version, isOpen, values, answer }: VisitFormProps) {
  const t = useTranslations('presence.visit');
  const first = answer?.values ?? values;
  const field = (name: keyof VisitValues) => ({ id: `visit-${name}`, name, errors: answer?.errors[name] });
  return (
    <section aria-labelledby="times" className="grid gap-4">
      <h2 id="times" className="border-b pb-1 text-base font-semibold">
        {t('times')}
      </h2>
      <EntityForm
        action={paths.presence.visit(id)}
        intent="save"
        version={version}
        answer={answer}
        className="grid gap-5"
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <Field field={field('startedAt')} label={t('startedAt')}>
            <Input type="datetime-local" name="startedAt" defaultValue={first.startedAt} required />
          </Field>
          <Field field={field('endedAt')} label={t('endedAt')} help={isOpen ? t('endedAtHelp') : undefined}>
            <Input type="datetime-local" name="endedAt" defaultValue={first.endedAt} />
          </Field>
        </div>
        <Field field={field('guests')} label={t('guests')}>
          <Input
            type="number"
            name="guests"
            defaultValue={first.guests}
            min={0}
            max={20}
            className="max-w-24 tabular-nums"
          />
        </Field>
        <TextField limit={300} field={field('reason')} label={t('reason')} help={t('reasonHelp')}>
          <Input name="reason" defaultValue={first.reason} required />
        </TextField>
        <div>
          <SaveButton>{t('save')}</SaveButton>
        </div>
      </EntityForm>
    </section>
  );
}

/** Deletes a visit that never was. */
export function RemoveVisit({ id, version }: { id: string; version: number }) {
  const t = useTranslations('presence.visit');
  return (
    <section aria-labelledby="remove" className="grid gap-4">
      <div>
        <h2 id="remove" className="border-b pb-1 text-base font-semibold">
          {t('remove')}
        </h2>
        <p className="mt-1.5 text-sm text-muted">{t('removeHint')}</p>
      </div>
      <Form method="post" action={paths.presence.visit(id)} className="grid gap-4">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="version" value={version} />
        <TextField limit={300} field={{ id: 'remove-reason', name: 'reason' }} label={t('reason')}>
          <Input name="reason" required />
        </TextField>
        <div>
          <Button tone="danger" icon={<Trash2 aria-hidden />}>
            {t('remove')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
