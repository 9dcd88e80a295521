import { Form, useNavigation } from '@remix-run/react';
import { Link2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import type { OptionGroup } from './feed-options.server.ts';

interface AddFormProps {
  groups: readonly OptionGroup[];
  chosen: string | null;
  isFirst: boolean;
}

/** Chooses a calendar and makes its link. */
export function AddForm({ groups, chosen, isFirst }: AddFormProps) {
  const t = useTranslations('booking.feeds');
  const isSending = useNavigation().formData?.get('intent') === 'add';
  return (
    <section aria-labelledby="add-feed" className="grid gap-4">
      <h2 id="add-feed" className="border-b pb-1 text-base font-semibold">
        {t(isFirst ? 'addFirst' : 'add')}
      </h2>
      {chosen === null ? (
        <p className="text-sm">{t('all')}</p>
      ) : (
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="intent" value="add" />
          <Field field={{ id: 'feed-subject' }} label={t('which')} help={t('whichHelp')}>
            <Select key={chosen} name="subject" defaultValue={chosen}>
              {groups.map(({ label, options }) => (
                <optgroup key={label} label={label}>
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
          <Checkbox name="withCancelled" defaultChecked label={t('cancelledTick')} help={t('cancelledHelp')} />
          <div>
            <Button tone="primary" icon={<Link2 aria-hidden />} busy={isSending}>
              {t('create')}
            </Button>
          </div>
        </Form>
      )}
      <p className="text-xs text-muted">{t('range')}</p>
    </section>
  );
}
