import { Form, useNavigation } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, LinkButton } from './button.tsx';
import { Notice } from './notice.tsx';

interface EntityFormProps {
  action: string;
  /** The intent of the form, for screens with several. */
  intent?: string;
  /** Null for a record that is not stored yet. */
  version: number | null;
  /** The answer to the form, or null. */
  answer: {
    readonly errors: Readonly<Record<string, readonly string[]>>;
    readonly notice: string;
    readonly isStale: boolean;
  } | null;
  /** Called with the fields after every change, for a summary. */
  onFields?: (fields: FormData) => void;
  /** For a form with a file. */
  encType?: 'multipart/form-data';
  className?: string;
  children: ReactNode;
}

/** True while the form around a control is being sent. */
const SendingContext = createContext(false);

/**
 * The form of one record: sends its intent and the version that it shows. After an error it names what happened and focuses
 * the first wrong field; a stale form offers the record as it is now.
 */
export function EntityForm({
  action,
  intent = 'save',
  version,
  answer,
  onFields,
  encType,
  className,
  children,
}: EntityFormProps) {
  const t = useTranslations('shell.form');
  const navigation = useNavigation();
  const isSending = navigation.formAction === action && navigation.formData?.get('intent') === intent;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    if (answer) (find('[aria-invalid]') ?? find('[role=alert]'))?.focus();
  }, [answer]);
  return (
    <Form
      ref={form}
      method="post"
      action={action}
      encType={encType}
      noValidate
      data-started={intent}
      onChange={(event) => onFields?.(new FormData(event.currentTarget))}
      className={className}
    >
      <input type="hidden" name="intent" value={intent} />
      {version === null ? null : <input type="hidden" name="version" value={version} data-kept="" />}
      {answer ? (
        <Notice
          tone="error"
          className="col-span-full"
          actions={
            answer.isStale ? (
              <LinkButton to={action} reloadDocument data-forget="">
                {t('reload')}
              </LinkButton>
            ) : undefined
          }
        >
          {answer.notice}
        </Notice>
      ) : null}
      <SendingContext.Provider value={isSending}>{children}</SendingContext.Provider>
    </Form>
  );
}

/** The button that sends the form around it. */
export function SaveButton({ children }: { children: ReactNode }) {
  return (
    <Button tone="primary" busy={useContext(SendingContext)}>
      {children}
    </Button>
  );
}

interface RemoveSectionProps {
  action: string;
  label: string;
  /** What removing does, shown before the press. */
  hint: string;
  /** The reason for keeping the record, shown after the press. */
  kept?: string | null;
}

/** Removes the record of the page by `intent=remove`; the reason for keeping it replaces the hint. */
export function RemoveSection({ action, label, hint, kept = null }: RemoveSectionProps) {
  const navigation = useNavigation();
  const isSending = navigation.formAction === action && navigation.formData?.get('intent') === 'remove';
  return (
    <Form method="post" action={action} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button tone="danger" name="intent" value="remove" icon={<Trash2 aria-hidden />} busy={isSending}>
        {label}
      </Button>
      <p className="text-sm text-muted" role={kept ? 'alert' : undefined}>
        {kept ?? hint}
      </p>
    </Form>
  );
}
