import { Form, useLocation, useNavigation } from '@remix-run/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { paths } from '#app/paths.ts';
import { countsOf } from '#app/routes/booking/dates/dates-found.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { useDatePreview } from '#app/routes/booking/dates/use-date-preview.ts';
import type { RequestForm as RequestFormModel } from '#app/domains/booking/pages/request-form.server.ts';
import {
  applyChange,
  selectionOf,
  withParents,
  type RequestDraft,
  normalizeDraft,
} from '#app/domains/booking/rules/request-draft.ts';
import { cx } from '#app/ui/cx.ts';
import { useValuesBeforeHydration } from '#app/ui/use-values-before-hydration.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { AttemptNotice } from './conflict.tsx';
import type { FormParts, RequestAnswer } from './parts.tsx';
import { PlanningSection, withDate } from './planning.tsx';
import { PreviewSection } from './preview-section.tsx';
import { Summary } from './summary.tsx';
import { DetailsSection, TypeSection } from './what.tsx';
import { PlaceSection, TeamSection } from './who-and-where.tsx';

interface RequestFormProps {
  form: RequestFormModel;
  nonce: string;
  /** The answer to the last attempt. */
  answer: RequestAnswer | null;
}

/** The eight steps of seed 4, 3.4, one after the other; a plain form, faster with JavaScript. */
export function RequestForm({ form, nonce, answer }: RequestFormProps) {
  const sent = draftAfter(form, answer);
  const [draft, setDraft] = useState(sent);
  // Text fields are uncontrolled: with another key they show other values.
  const [textsKey, setTextsKey] = useState(0);
  const take = (values: object) => {
    setDraft(withParents(form, { ...form.draft, ...values }));
    setTextsKey((before) => before + 1);
  };
  const { search } = useLocation();
  const change = (part: Partial<RequestDraft>) => setDraft((before) => applyChange(form, before, part));
  const live = useDatePreview({
    action: paths.booking.request(),
    fields: previewFields(draft),
    isComplete: isComplete(draft),
    attempt: answer,
  });
  const isLeaving = useNavigation().formMethod === 'POST';
  const element = useRef<HTMLFormElement>(null);
  useValuesBeforeHydration(element, draft, (early) => change({ ...(early.date && withDate(early.date)), ...early }));
  const isEnhanced = useHydrated();
  useEffect(() => {
    if (answer?.kind === 'refused' && !answer.notice)
      element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [answer]);

  // Sending waits for the running preview, so that the shown dates are the sent ones.
  const [isWaiting, setWaiting] = useState(false);
  const isSending = isLeaving || isWaiting;
  const waitForPreview = (event: FormEvent) => {
    if (!live.isAsking) return;
    event.preventDefault();
    setWaiting(true);
  };
  useEffect(() => {
    if (!isWaiting || live.isAsking) return;
    setWaiting(false);
    element.current?.requestSubmit();
  }, [isWaiting, live.isAsking]);

  const errorsAt = (name: string): readonly string[] | undefined => {
    if (!live.isStale && live.answer?.errors[name]) return live.answer.errors[name];
    const key = name as keyof RequestDraft;
    const isAsSent = draft[key] === answer?.draft?.[key] || draft[key] === sent[key];
    return isAsSent ? answer?.errors[name] : undefined;
  };
  const parts: FormParts = {
    form,
    draft,
    selection: selectionOf(form, draft),
    change,
    field: (name) => ({ id: `request-${name}`, name, errors: errorsAt(name) }),
  };
  const counts = countsOf(live, draft.removed);
  const isBlocked = isEnhanced && (counts?.bad ?? 0) > 0;
  // Until a newer preview arrives.
  const clash = answer?.kind === 'clash' && live.answer === answer && (counts?.bad ?? 0) > 0 ? answer : null;

  const sendFree = () => {
    // The tick has to be in the form when it is sent.
    flushSync(() => change({ onlyFree: true }));
    element.current?.requestSubmit();
  };

  return (
    <StartedForms
      name={search}
      isSignedOut={live.answer?.kind === 'signedOut'}
      values={{ current: draft, initial: form.draft, take }}
    >
      <Form
        ref={element}
        method="post"
        noValidate
        onSubmit={waitForPreview}
        className={cx(
          'items-start gap-x-8 lg:grid lg:grid-cols-[minmax(0,1fr)_17rem] xl:grid-cols-[minmax(0,42rem)_18rem]',
          // The refusal must not cover the field that has the focus.
          isBlocked && 'max-lg:[&_*]:scroll-mb-60',
        )}
      >
        {/* Enter in a field presses this button. */}
        <button type="submit" disabled={isBlocked} tabIndex={-1} aria-hidden className="sr-only" />
        <input type="hidden" name="nonce" value={nonce} />
        <div className="min-w-0">
          <AttemptNotice answer={answer} clash={clash} parts={parts} />
          <PlaceSection {...parts} />
          <TeamSection {...parts} />
          <TypeSection {...parts} />
          <PlanningSection {...parts} />
          <DetailsSection key={textsKey} {...parts} />
          <PreviewSection {...parts} live={live} hasNotice={isEnhanced || clash !== null} />
        </div>
        <Summary
          {...{ parts, counts, isBlocked, isSending, isEnhanced }}
          dates={live.answer?.dates ?? null}
          hasNotice={clash !== null}
          onSendFree={sendFree}
        />
      </Form>
    </StartedForms>
  );
}

/** The form as it opens, or as it was sent. */
function draftAfter(form: RequestFormModel, answer: RequestAnswer | null): RequestDraft {
  if (!answer?.draft) return form.draft;
  return answer.kind === 'chosen' ? normalizeDraft(form, answer.draft) : withParents(form, answer.draft);
}

/** The fields that decide about the dates. */
function previewFields(draft: RequestDraft): URLSearchParams {
  const { resourceId, teamId, eventTypeId, planning, startTime, endTime } = draft;
  const fields = new URLSearchParams({ intent: 'preview', resourceId, teamId, eventTypeId, planning });
  fields.set('startTime', startTime);
  fields.set('endTime', endTime);
  if (planning === 'single') {
    fields.set('date', draft.date);
    return fields;
  }
  for (const name of ['dayOfWeek', 'startDate', 'endDate'] as const) fields.set(name, draft[name]);
  for (const name of ['skipPublicHolidays', 'skipSchoolHolidays', 'onlyFree'] as const)
    if (draft[name]) fields.set(name, 'on');
  for (const date of draft.removed) fields.append('removed', date);
  return fields;
}

function isComplete({ planning, date, startDate, endDate, resourceId }: RequestDraft): boolean {
  return resourceId !== '' && (planning === 'single' ? date !== '' : startDate !== '' && endDate !== '');
}
