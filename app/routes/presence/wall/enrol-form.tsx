import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { paths } from '#app/paths.ts';

interface EnrolFormProps {
  /** The texts of a board or of a terminal. */
  section: 'presence.wall' | 'presence.terminal';
  wasRevoked: boolean;
  error: string | null;
}

/** Asks for the code of a board or terminal. */
export function EnrolForm({ section, wasRevoked, error }: EnrolFormProps) {
  const t = useTranslations(section);
  const isTerminal = section === 'presence.terminal';
  const isSending = useNavigation().state !== 'idle';
  return (
    <div className="mx-auto max-w-md pt-8 sm:pt-16">
      <PageHeader title={t('enrol')} lede={t('enrolHint')} />
      {wasRevoked ? (
        <Notice tone="warn" title={t('wasRevoked')} className="mb-5">
          {t('wasRevokedHint')}
        </Notice>
      ) : null}
      <Form
        method="post"
        action={isTerminal ? paths.presence.kiosk() : paths.presence.wall()}
        replace
        className="grid gap-5"
      >
        {isTerminal ? <input type="hidden" name="intent" value="enrol" /> : null}
        <Field
          field={{ id: 'code', errors: error === null ? undefined : [error] }}
          label={t('code')}
          help={t('codeHelp')}
        >
          <Input
            name="code"
            required
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono text-base tracking-wide uppercase"
          />
        </Field>
        <div>
          <Button tone="primary" busy={isSending}>
            {t('submit')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
