import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl/react';
import { type Delivery, DELIVERIES, type MailKind } from '#app/domains/outbox/rules/templates.ts';
import { paths } from '#app/paths.ts';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Fieldset, useControl } from '#app/ui/field.tsx';

interface ChoicesFormProps {
  choices: readonly { readonly kind: MailKind; readonly delivery: Delivery }[];
  answer: ComponentProps<typeof EntityForm>['answer'];
  /** As sent, after an error. */
  chosen: Readonly<Record<string, string>> | null;
}

export function ChoicesForm({ choices, answer, chosen }: ChoicesFormProps) {
  const t = useTranslations('outbox.notices');
  return (
    <EntityForm action={paths.account.notices()} version={null} answer={answer} className="grid gap-7">
      {choices.map(({ kind, delivery }) => (
        <Fieldset
          key={kind}
          field={{ id: `notice-${kind}`, errors: answer?.errors[kind] }}
          label={t(`kind.${kind}.label`)}
        >
          <p className="-mt-1.5 mb-1 text-sm text-muted">{t(`kind.${kind}.help`)}</p>
          <Deliveries kind={kind} chosen={chosen ? chosen[kind] : delivery} />
        </Fieldset>
      ))}
      <div className="grid gap-2 border-t pt-5 text-sm text-muted">
        <p>{t('digestHelp')}</p>
        <p>{t('always')}</p>
      </div>
      <div>
        <SaveButton>{t('save')}</SaveButton>
      </div>
    </EntityForm>
  );
}

function Deliveries({ kind, chosen }: { kind: MailKind; chosen: string | undefined }) {
  const t = useTranslations('outbox.notices.delivery');
  const { 'aria-invalid': isInvalid } = useControl();
  return (
    <div className="grid gap-2 sm:grid-cols-3">
      {DELIVERIES.map((delivery) => (
        <ChoiceTile
          key={delivery}
          type="radio"
          name={kind}
          value={delivery}
          defaultChecked={delivery === chosen}
          label={t(delivery)}
          aria-invalid={isInvalid}
        />
      ))}
    </div>
  );
}
