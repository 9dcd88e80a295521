import { Form, useNavigation } from '@remix-run/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { cx } from '#app/ui/cx.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import type { DecisionAnswer } from './answers.server.ts';
import { MailPreview } from './mail-preview.tsx';
import { Disclosure } from './panels.tsx';
import { ReasonFields } from './reason-fields.tsx';

/** The ticks of the list belong to this form by its id. */
export const BULK_FORM = 'sammel';

/** Decides several requests together. Shown when something is ticked, and always without JavaScript. */
export function BulkBar({ answer }: { answer: DecisionAnswer | null }) {
  const t = useTranslations('booking.approvals');
  const isHydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const count = useTicked(form);
  const many = answer?.sent && answer.sent.units.length > 1 ? answer.sent : null;
  const [opened, setOpened] = useState<'reject' | 'mail' | null>(many ? (many.isReject ? 'reject' : 'mail') : null);
  const pending = useNavigation().formData;
  const isBusy = (intent: string) => pending?.get('intent') === intent && pending.getAll('unit').length > 1;
  const preview = answer?.preview && answer.preview.units.length > 1 ? answer.preview : null;
  return (
    <Form
      preventScrollReset
      ref={form}
      id={BULK_FORM}
      data-started="bulk"
      method="post"
      aria-label={t('bulk')}
      className={cx(
        'z-20 mt-4 grid max-h-[70dvh] gap-2 overflow-y-auto border-t border-line-strong bg-paper py-3 print:hidden',
        isHydrated && 'sticky bottom-[var(--bottom-nav)]',
        isHydrated && count === 0 && 'hidden',
      )}
    >
      <p aria-live="polite" className="text-sm font-semibold">
        {isHydrated ? t('bulkCount', { count }) : t('bulkHint')}
      </p>
      <div className="flex flex-wrap items-start gap-2">
        <Button tone="primary" name="intent" value="approve" busy={isBusy('approve')}>
          {t('approveSelected')}
        </Button>
        <Disclosure
          tone="plain"
          summary={t('rejectSelected')}
          isOpen={opened === 'reject'}
          onToggle={(isOpen) => setOpened((now) => (isOpen ? 'reject' : now === 'reject' ? null : now))}
        >
          <div className="grid gap-x-8 gap-y-4 pb-1 lg:grid-cols-2">
            <div className="grid content-start gap-4">
              <ReasonFields isHydrated={isHydrated} given={many?.reason ?? ''} />
              <Button tone="danger" name="intent" value="reject" busy={isBusy('reject')} className="justify-self-start">
                {t('rejectSelected')}
              </Button>
            </div>
            <MailPreview
              form={form}
              intent="previewReject"
              given={preview?.kind === 'reject' ? preview : null}
              isHydrated={isHydrated}
              isOpen={opened === 'reject'}
            />
          </div>
        </Disclosure>
        <Disclosure
          tone="quiet"
          summary={t('mails')}
          isOpen={opened === 'mail'}
          onToggle={(isOpen) => setOpened((now) => (isOpen ? 'mail' : now === 'mail' ? null : now))}
        >
          <MailPreview
            form={form}
            intent="previewApprove"
            given={preview?.kind === 'approve' ? preview : null}
            isHydrated={isHydrated}
            isOpen={opened === 'mail'}
          />
        </Disclosure>
        {isHydrated ? (
          <Button type="button" tone="quiet" onClick={() => tickAll(form.current, false)}>
            {t('clear')}
          </Button>
        ) : null}
        <Checkbox
          name="onConflict"
          value="skip"
          label={t('bulkSkip')}
          defaultChecked={many?.onConflict === 'skip'}
          className="py-1.5 lg:py-1.5"
        />
      </div>
    </Form>
  );
}

/** Ticks or unticks every request; with JavaScript only. */
export function SelectAll({ count }: { count: number }) {
  const t = useTranslations('booking.approvals');
  const isHydrated = useHydrated();
  if (!isHydrated || count < 2) return null;
  const toggle = (isTicked: boolean) => tickAll(document.forms.namedItem(BULK_FORM), isTicked);
  return <Checkbox label={t('selectAll')} onChange={(event) => toggle(event.currentTarget.checked)} />;
}

function ticksOf(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.elements ?? [])].filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.name === 'unit',
  );
}

function tickAll(form: HTMLFormElement | null, isTicked: boolean): void {
  const ticks = ticksOf(form);
  for (const tick of ticks) tick.checked = isTicked;
  ticks[0]?.dispatchEvent(new Event('input', { bubbles: true }));
  form?.dispatchEvent(new Event('input'));
}

/** Counted in the document, so that ticks from before hydration count, too. */
function useTicked(form: RefObject<HTMLFormElement>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const read = () => setCount(ticksOf(form.current).filter(({ checked }) => checked).length);
    const onInput = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target.name !== 'unit') return;
      read();
      // Ticks outside the form do not bubble to its listeners (the mail preview).
      if (!form.current?.contains(event.target)) form.current?.dispatchEvent(new Event('input'));
    };
    read();
    document.addEventListener('input', onInput);
    return () => document.removeEventListener('input', onInput);
  }, [form]);
  return count;
}
