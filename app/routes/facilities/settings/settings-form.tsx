import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { SettingsAnswer } from './settings-answer.ts';

interface SettingsFormProps {
  intent: SettingsAnswer['intent'];
  title: string;
  lede?: string;
  version: number;
  answer: SettingsAnswer | null;
  saveLabel: string;
  children: ReactNode;
}

/** One of the forms of the page: its version, what is wrong with it, its fields, its button. */
export function SettingsForm({ intent, title, lede, version, answer, saveLabel, children }: SettingsFormProps) {
  const t = useTranslations('facilities.settings');
  const form = useRef<HTMLFormElement>(null);
  const isSaving = useNavigation().formData?.get('intent') === intent;
  useEffect(() => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    if (answer) (find('[aria-invalid]') ?? find('[role=alert]'))?.focus();
  }, [answer]);
  return (
    <section aria-labelledby={`settings-${intent}`} className="grid gap-4">
      <div className="grid gap-2">
        <h2 id={`settings-${intent}`} className="border-b border-line-strong pb-1.5 text-base font-semibold">
          {title}
        </h2>
        {lede ? <p className="max-w-prose text-sm text-muted">{lede}</p> : null}
      </div>
      <Form ref={form} method="post" action={paths.facilities.settings()} noValidate className="grid gap-5">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="version" value={answer?.values['version'] ?? version} />
        {answer ? (
          <Notice
            tone="error"
            actions={
              answer.isStale ? (
                <LinkButton to={paths.facilities.settings()} reloadDocument>
                  {t('reload')}
                </LinkButton>
              ) : undefined
            }
          >
            {answer.notice}
          </Notice>
        ) : null}
        {children}
        <div>
          <Button tone="primary" busy={isSaving}>
            {saveLabel}
          </Button>
        </div>
      </Form>
    </section>
  );
}
