import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass, type ButtonTone } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import type { DecisionAnswer } from './answers.server.ts';
import { MailPreview } from './mail-preview.tsx';
import type { PendingView } from './pending-view.server.ts';
import { ReasonFields } from './reason-fields.tsx';

interface DisclosureProps {
  tone: ButtonTone;
  summary: ReactNode;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: ReactNode;
}

/** Opens below its row of buttons; works without JavaScript. */
export function Disclosure({ tone, summary, isOpen, onToggle, children }: DisclosureProps) {
  return (
    <details open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)} className="min-w-0 open:w-full">
      <summary className={buttonClass(tone, 'list-none [&::-webkit-details-marker]:hidden')}>{summary}</summary>
      <div className="mt-3 border-l-2 pl-4 max-sm:pl-3">{children}</div>
    </details>
  );
}

/** The reason, its templates, the mail that goes out, and the button. */
export function RejectPanel({ request, answer }: { request: PendingView; answer: DecisionAnswer | null }) {
  const t = useTranslations('booking.approvals');
  const isHydrated = useHydrated();
  const sent = sentFor(answer, request.unit);
  const [isOpen, setOpen] = useState(sent?.isReject ?? false);
  const form = useRef<HTMLFormElement>(null);
  const pending = useNavigation().formData;
  const isBusy = isDeciding(pending, 'reject', request.unit);
  return (
    <Disclosure
      tone="plain"
      isOpen={isOpen}
      onToggle={setOpen}
      summary={
        <>
          {t('rejectOpen')}
          <span className="sr-only"> {t('named', { title: request.title })}</span>
        </>
      }
    >
      <Form
        preventScrollReset
        ref={form}
        method="post"
        data-started={`reject ${request.unit}`}
        className="grid gap-x-8 gap-y-4 lg:grid-cols-2"
      >
        <input type="hidden" name="unit" value={request.unit} />
        <div className="grid content-start gap-4">
          <ReasonFields isHydrated={isHydrated} given={sent?.reason ?? ''} />
          <Button tone="danger" name="intent" value="reject" busy={isBusy} className="justify-self-start">
            {request.isSeries ? t('rejectSeries', { count: request.dateCount }) : t('reject')}
            <span className="sr-only"> {t('named', { title: request.title })}</span>
          </Button>
        </div>
        <MailPreview
          form={form}
          intent="previewReject"
          given={previewFor(answer, request.unit, 'reject')}
          isHydrated={isHydrated}
          isOpen={isOpen}
        />
      </Form>
    </Disclosure>
  );
}

/** The mail that approving would send. */
export function ApprovalMail({
  request,
  answer,
  isSkip,
}: {
  request: PendingView;
  answer: DecisionAnswer | null;
  isSkip: boolean;
}) {
  const t = useTranslations('booking.approvals');
  const isHydrated = useHydrated();
  const given = previewFor(answer, request.unit, 'approve');
  const [isOpen, setOpen] = useState(given !== null);
  const form = useRef<HTMLFormElement>(null);
  return (
    <Disclosure
      tone="quiet"
      isOpen={isOpen}
      onToggle={setOpen}
      summary={
        <>
          {t('mail')}
          <span className="sr-only"> {t('named', { title: request.title })}</span>
        </>
      }
    >
      <Form preventScrollReset ref={form} method="post" className="max-w-xl">
        <input type="hidden" name="unit" value={request.unit} />
        <input type="hidden" name="onConflict" value={isSkip ? 'skip' : 'refuse'} />
        <MailPreview form={form} intent="previewApprove" given={given} isHydrated={isHydrated} isOpen={isOpen} />
      </Form>
    </Disclosure>
  );
}

/** This request alone, without the others of a batch. */
export function isDeciding(form: FormData | undefined, intent: string, unit: string): boolean {
  const units = form?.getAll('unit') ?? [];
  return form?.get('intent') === intent && units.length === 1 && units[0] === unit;
}

function sentFor(answer: DecisionAnswer | null, unit: string) {
  const sent = answer?.sent;
  return sent?.units.length === 1 && sent.units[0] === unit ? sent : null;
}

function previewFor(answer: DecisionAnswer | null, unit: string, kind: 'approve' | 'reject') {
  const preview = answer?.preview;
  return preview?.kind === kind && preview.units.length === 1 && preview.units[0] === unit ? preview : null;
}
