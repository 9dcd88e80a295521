import { Form, Link, useFetcher, useLocation } from '@remix-run/react';
import { LogOut, UserPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BoardPerson } from '#app/domains/presence/rules/board-view.ts';
import { MAX_GUESTS } from '#app/domains/presence/rules/check-in.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { ActAnswer } from './act.server.ts';

/** The own visit: leave with one tap, or say how many guests there are and until when. */
export function MyStay({ person }: { person: BoardPerson }) {
  const t = useTranslations('presence.board');
  const { visitId, guestCount, plannedEnd, othersSee } = person;
  const { pathname, search } = useLocation();
  const { Form: EditForm, data, state } = useFetcher<ActAnswer>();
  const [answer, setAnswer] = useState<ActAnswer | null>(null);
  const panel = useRef<HTMLDetailsElement>(null);
  const sent = useRef<{ before: ActAnswer | undefined } | null>(null);
  useEffect(() => {
    if (state !== 'idle') {
      sent.current ??= { before: data };
      return;
    }
    if (!sent.current) return;
    // A fetcher keeps its last answer when the next one is a redirect.
    const isRefused = data !== sent.current.before;
    sent.current = null;
    setAnswer(isRefused ? (data ?? null) : null);
    if (!isRefused) panel.current?.removeAttribute('open');
  }, [state, data]);
  const from = <input type="hidden" name="from" value={`${pathname}${search}`} />;
  return (
    <div className="mt-2 flex flex-wrap items-start gap-2 print:hidden">
      <Form method="post" action={paths.presence.board()}>
        <input type="hidden" name="intent" value="leave" />
        {from}
        <Button name="visit" value={visitId} icon={<LogOut aria-hidden />}>
          {t('leave')}
        </Button>
      </Form>
      {othersSee === null ? null : (
        <Link
          to={paths.presence.mine()}
          className="tap inline-flex items-center px-1 text-sm text-muted underline underline-offset-2 hover:text-ink"
        >
          {t(`othersSee.${othersSee}`)}
        </Link>
      )}
      <details ref={panel} className="min-w-0">
        <summary className={buttonClass('quiet', 'cursor-pointer list-none [&::-webkit-details-marker]:hidden')}>
          <UserPlus aria-hidden />
          {t('more')}
        </summary>
        <EditForm
          method="post"
          action={paths.presence.board()}
          key={`${guestCount} ${plannedEnd}`}
          className="mt-2 grid grid-cols-[6rem_minmax(8rem,14rem)] items-start gap-3"
        >
          <input type="hidden" name="intent" value="edit" />
          {from}
          <input type="hidden" name="visit" value={visitId} />
          <Field field={{ id: `guests-${visitId}`, errors: answer?.errors['guests'] }} label={t('guestsLabel')}>
            <Input type="number" name="guests" min={0} max={MAX_GUESTS} defaultValue={guestCount} inputMode="numeric" />
          </Field>
          <Field field={{ id: `until-${visitId}`, errors: answer?.errors['until'] }} label={t('untilLabel')}>
            <Input type="time" name="until" defaultValue={plannedEnd ?? ''} />
          </Field>
          {answer && !answer.errors['guests'] && !answer.errors['until'] ? (
            <p role="alert" className="col-span-2 text-xs font-medium text-bad">
              {answer.notice}
            </p>
          ) : null}
          <Button tone="primary" busy={state !== 'idle'} className="justify-self-start">
            {t('save')}
          </Button>
        </EditForm>
      </details>
    </div>
  );
}
