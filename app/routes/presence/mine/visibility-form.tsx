import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';

const CHOICES = ['counted', 'first_name', 'name'] as const;

interface VisibilityFormProps {
  visibility: (typeof CHOICES)[number];
  /** False under 16, and without a date of birth. */
  canBeNamed: boolean;
}

/** Who may see the person on the board. */
export function VisibilityForm({ visibility, canBeNamed }: VisibilityFormProps) {
  const t = useTranslations('presence.mine');
  return (
    <Form method="post" action={paths.presence.mine()} key={visibility} className="grid justify-items-start gap-3">
      <input type="hidden" name="intent" value="visibility" />
      <Fieldset
        field={{ id: 'visibility' }}
        label={t('visibility')}
        help={t(canBeNamed ? 'visibilityHint' : 'tooYoung')}
        className="w-full"
      >
        <div className="grid gap-2 sm:grid-cols-3">
          {CHOICES.map((choice) => (
            <ChoiceTile
              key={choice}
              type="radio"
              name="visibility"
              value={choice}
              defaultChecked={choice === visibility}
              label={t(`choice.${choice}`)}
              help={t(`choiceHint.${choice}`)}
            />
          ))}
        </div>
      </Fieldset>
      <Button tone="primary">{t('save')}</Button>
    </Form>
  );
}
