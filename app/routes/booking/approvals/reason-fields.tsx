import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { MAX_DECISION_REASON, REASON_TEMPLATES } from '#app/domains/booking/rules/approve.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';

/** The reason and its templates: a tap puts one into the field; without JavaScript a list next to it chooses one. */
export function ReasonFields({ isHydrated, given }: { isHydrated: boolean; given: string }) {
  const t = useTranslations('booking.approvals');
  const shell = useTranslations('shell.ui');
  const [reasonId, templateId] = [useId(), useId()];
  const box = useRef<HTMLTextAreaElement>(null);
  const take = (template: string) => {
    const field = box.current;
    if (!field) return;
    const text = field.value.trim();
    field.value = text === '' || text.includes(template) ? text || template : `${text} ${template}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  };
  return (
    <>
      <TextField
        field={{ id: reasonId }}
        label={t('reason')}
        limit={MAX_DECISION_REASON}
        optionalLabel={shell('optional')}
        help={t('reasonHelp')}
      >
        <Textarea ref={box} name="reason" rows={3} defaultValue={given} />
      </TextField>
      {isHydrated ? (
        <div role="group" aria-label={t('templates')} className="flex flex-wrap gap-2">
          {REASON_TEMPLATES.map((key) => (
            <button
              key={key}
              type="button"
              className={buttonClass('plain', 'h-auto! text-left font-normal whitespace-normal!')}
              onClick={() => take(t(`template_${key}`))}
            >
              {t(`template_${key}`)}
            </button>
          ))}
        </div>
      ) : (
        <Field field={{ id: templateId }} label={t('template')}>
          <Select name="template" defaultValue="">
            <option value="">{t('noTemplate')}</option>
            {REASON_TEMPLATES.map((key) => (
              <option key={key} value={key}>
                {t(`template_${key}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
