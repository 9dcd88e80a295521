import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import type { SettingsAnswer } from './answers.server.ts';

interface SettingsFormProps {
  intent: 'operator' | 'house';
  title: string;
  lede?: string;
  version: number;
  answer: SettingsAnswer | null;
  saveLabel: string;
  children: ReactNode;
}

/** One of the forms of the page with its heading and button. */
export function SettingsForm({ intent, title, lede, version, answer, saveLabel, children }: SettingsFormProps) {
  return (
    <section aria-labelledby={`settings-${intent}`} className="grid gap-4">
      <div className="grid gap-2">
        <h2 id={`settings-${intent}`} className="border-b border-line-strong pb-1.5 text-base font-semibold">
          {title}
        </h2>
        {lede ? <p className="max-w-prose text-sm text-muted">{lede}</p> : null}
      </div>
      <EntityForm
        action={paths.facilities.settings()}
        intent={intent}
        version={Number(answer?.values['version'] ?? version)}
        answer={answer}
        className="grid gap-5"
      >
        {children}
        <div>
          <SaveButton>{saveLabel}</SaveButton>
        </div>
      </EntityForm>
    </section>
  );
}
