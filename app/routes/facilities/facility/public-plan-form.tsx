import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '#app/ui/choice.tsx';
import { CopyField } from '#app/ui/copy-field.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { PublicPlanAnswer } from './answers.server.ts';

export interface PublicPlanSettings {
  publicPlan: boolean;
  showNames: boolean;
  /** One origin per line. */
  embedOrigins: string;
  version: number;
  /** The address of the public page, and the HTML of its frame. */
  address: string;
  snippet: string;
}

interface PublicPlanFormProps {
  action: string;
  settings: PublicPlanSettings;
  answer: PublicPlanAnswer | null;
}

/** What the public sees of a facility, and which websites may show it. */
export function PublicPlanForm({ action, settings, answer }: PublicPlanFormProps) {
  const t = useTranslations('facilities.publicPlan');
  const first = (name: 'publicPlan' | 'showNames') => (answer ? answer.values[name] === 'on' : settings[name]);
  return (
    <section aria-labelledby="public-plan" className="grid max-w-2xl gap-4">
      <div className="grid gap-2">
        <h2 id="public-plan" className="border-b border-line-strong pb-1.5 text-base font-semibold">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('lede')}</p>
      </div>
      <EntityForm
        action={action}
        intent="publicPlan"
        version={Number(answer?.values['version'] ?? settings.version)}
        answer={answer}
        className="grid gap-5"
      >
        <div className="divide-y border-y">
          {(['publicPlan', 'showNames'] as const).map((name) => (
            <Checkbox
              key={name}
              name={name}
              defaultChecked={first(name)}
              label={<span className="font-medium">{t(name)}</span>}
              help={t(`${name}Help`)}
            />
          ))}
        </div>
        <TextField
          limit={5000}
          field={{ id: 'embed-origins', name: 'embedOrigins', errors: answer?.errors['embedOrigins'] }}
          label={t('embedOrigins')}
          help={t('embedOriginsHelp')}
          optionalLabel={t('optional')}
        >
          <Textarea
            name="embedOrigins"
            defaultValue={answer?.values['embedOrigins'] ?? settings.embedOrigins}
            rows={3}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="https://www.verein.de"
          />
        </TextField>
        <div>
          <SaveButton>{t('save')}</SaveButton>
        </div>
      </EntityForm>
      {settings.publicPlan ? <Addresses settings={settings} /> : null}
    </section>
  );
}

/** The address to pass on, and the text for a website. */
function Addresses({ settings: { address, snippet, embedOrigins } }: { settings: PublicPlanSettings }) {
  const t = useTranslations('facilities.publicPlan');
  const id = useId();
  return (
    <div className="grid gap-4 text-sm">
      <div className="grid gap-1">
        <p className="font-medium">{t('address')}</p>
        <a
          href={address}
          className="inline-flex min-h-6 items-center wrap-anywhere text-accent-text underline underline-offset-2"
        >
          {address}
        </a>
      </div>
      {embedOrigins === '' ? (
        <p className="text-muted">{t('snippetNone')}</p>
      ) : (
        <CopyField
          id={id}
          label={t('snippet')}
          help={t('snippetHelp')}
          text={snippet}
          rows={4}
          copy={t('copy')}
          copied={t('copied')}
        />
      )}
    </div>
  );
}
