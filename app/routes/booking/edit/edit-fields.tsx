import { Form, Link, useNavigation } from '@remix-run/react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EditDraft, EditForm } from '#app/domains/booking/rules/edit-draft.ts';
import { suggestTitle } from '#app/domains/booking/rules/request.ts';
import { scopeParam } from '#app/domains/booking/rules/scopes.ts';
import { TextFields } from '#app/domains/booking/ui/text-fields.tsx';
import { endKeepingLength } from '#app/domains/booking/rules/times.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import type { FieldState } from '#app/ui/field.tsx';
import { useValuesBeforeHydration } from '#app/ui/use-values-before-hydration.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { countsOf } from '#app/routes/booking/dates/dates-found.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { useDatePreview } from '#app/routes/booking/dates/use-date-preview.ts';
import { Refusal } from '#app/routes/booking/dates/refusal.tsx';
import { AttemptNotice, EditSuggestions } from './conflict.tsx';
import { DatesAfter } from './dates-after.tsx';
import type { EditAnswer, EditParts } from './parts.ts';
import { PlaceAndType } from './place-and-type.tsx';
import { toWeekday, WhenFields } from './when-fields.tsx';

interface EditFieldsProps {
  form: EditForm;
  weiter: string;
  /** The answer to the last attempt. */
  answer: EditAnswer | null;
}

/** Place, type, when, texts, and every date as it would be; a plain form, faster with JavaScript. */
export function EditFields({ form, weiter, answer }: EditFieldsProps) {
  const t = useTranslations('booking.edit');
  const sent = answer?.draft ?? form.draft;
  const [typed, setDraft] = useState(sent);
  const draft = form.running ? { ...typed, ...fixedOf(form.draft) } : typed;
  // Text fields are uncontrolled: with another key they show other values.
  const [taken, setTaken] = useState<{ texts: EditDraft; version: number | null; count: number } | null>(null);
  const take = (values: object, version: number | null) => {
    const texts = { ...form.draft, ...values };
    setDraft(texts);
    setTaken((before) => ({ texts, version, count: (before?.count ?? 0) + 1 }));
  };
  // Restored fields are for the version they were typed for; a refusal names the newer one, and the next press is for that.
  const version = (answer?.kind === 'stale' ? null : taken?.version) ?? form.version;
  const change = (part: Partial<EditDraft>) => setDraft((before) => ({ ...before, ...part }));
  const live = useDatePreview({
    action: paths.booking.edit(form.bookingId),
    fields: previewFields({ ...form, version }, draft),
    isComplete: form.scope === 'this' ? draft.date !== '' : draft.endDate !== '',
    attempt: answer,
  });
  const isSending = useNavigation().formMethod === 'POST';
  const element = useRef<HTMLFormElement>(null);
  useValuesBeforeHydration(element, draft, (early) =>
    change({
      ...(early.startTime && { endTime: endKeepingLength(draft, early.startTime) }),
      ...(early.dayOfWeek && toWeekday(form, draft, early.dayOfWeek)),
      ...early,
    }),
  );
  const isEnhanced = useHydrated();
  const whyId = useId();
  useEffect(() => {
    if (answer?.kind === 'refused' && !answer.notice)
      element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [answer]);

  const errorsAt = (name: keyof EditDraft): readonly string[] | undefined => {
    const found = live.isStale ? undefined : live.answer?.errors[name];
    return found ?? (draft[name] === sent[name] ? answer?.errors[name] : undefined);
  };
  const field = (name: keyof EditDraft): FieldState => ({ id: `edit-${name}`, name, errors: errorsAt(name) });
  const parts: EditParts = { form, draft, change, field };
  const counts = countsOf(live, draft.removed);
  const isBlocked = isEnhanced && (counts?.bad ?? 0) > 0;
  const dates = live.answer?.dates ?? null;
  const asksAgain = (dates?.askedAgain.length ?? 0) > 0;
  const ofScope = form.scopes.find(({ scope }) => scope === form.scope)?.count ?? 1;
  const type = form.eventTypes.find(({ id }) => id === draft.eventTypeId);
  const suggestion = form.teamName && type ? suggestTitle(form.teamName, type.label) : null;

  return (
    <StartedForms
      name={form.scope}
      isSignedOut={live.answer?.kind === 'signedOut'}
      values={{ current: draft, initial: form.draft, version, take }}
    >
      <Form
        ref={element}
        method="post"
        action={paths.booking.edit(form.bookingId, { umfang: scopeParam(form.scope), weiter })}
        noValidate
        // A flexible box, in which the refusal sticks to the window along the whole form.
        className={cx('flex flex-col gap-5', isBlocked && '[&_*]:scroll-mb-60')}
      >
        {/* Enter in a field presses this button. */}
        <button type="submit" disabled={isBlocked} tabIndex={-1} aria-hidden className="sr-only" />
        <input type="hidden" name="scope" value={form.scope} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="weiter" value={weiter} />
        <AttemptNotice answer={answer} counts={counts} parts={parts} />
        <PlaceAndType {...parts} />
        <WhenFields {...parts} />
        <TextFields
          key={taken?.count}
          texts={taken?.texts ?? sent}
          suggestion={suggestion}
          field={field}
          onChange={change}
        />
        <DatesAfter {...parts} live={live} hasNotice={isEnhanced || answer?.kind === 'blocked'} />
        {isBlocked && dates ? (
          <Refusal
            id={whyId}
            title={(count) => t('blocked', { count })}
            lines={dates.lines}
            removed={draft.removed}
            suggestions={answer?.kind === 'blocked' ? null : <EditSuggestions parts={parts} dates={dates} />}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" busy={isSending} disabled={isBlocked} aria-describedby={isBlocked ? whyId : undefined}>
            {isSending ? t('saving') : t(asksAgain ? 'saveAsk' : 'save', { count: counts?.bookable || ofScope })}
          </Button>
          <Link to={weiter} className={buttonClass('plain')}>
            {t('keep')}
          </Link>
        </div>
      </Form>
    </StartedForms>
  );
}

/** What a running booking keeps, whatever was typed before it began. */
function fixedOf({ resourceId, eventTypeId, date, startTime }: EditDraft): Partial<EditDraft> {
  return { resourceId, eventTypeId, date, startTime };
}

/** The fields that decide about the dates. */
function previewFields({ scope, version }: EditForm, draft: EditDraft): URLSearchParams {
  const { resourceId, eventTypeId, startTime, endTime } = draft;
  const fields = new URLSearchParams({ intent: 'preview', scope, version: String(version), resourceId, eventTypeId });
  fields.set('startTime', startTime);
  fields.set('endTime', endTime);
  // A preview shows the dates even while the title is missing; saving refuses it.
  fields.set('title', '–');
  if (scope === 'this') {
    fields.set('date', draft.date);
    return fields;
  }
  fields.set('dayOfWeek', draft.dayOfWeek);
  fields.set('endDate', draft.endDate);
  for (const name of ['onlyFree', 'skipPublicHolidays', 'skipSchoolHolidays'] as const)
    if (draft[name]) fields.set(name, 'on');
  for (const date of draft.removed) fields.append('removed', date);
  return fields;
}
