import { Form } from '@remix-run/react';
import { LogOut, UserPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { BoardPerson } from '#app/domains/presence/rules/board-view.ts';
import { MAX_GUESTS } from '#app/domains/presence/rules/check-in.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

/** The own visit: leave with one tap, or say how many guests there are and until when. */
export function MyStay({ person }: { person: BoardPerson }) {
  const t = useTranslations('presence.board');
  const { visitId, guestCount, plannedEnd } = person;
  return (
    <div className="mt-2 flex flex-wrap items-start gap-2 print:hidden">
      <Form method="post" action={paths.presence.board()}>
        <input type="hidden" name="intent" value="leave" />
        <Button name="visit" value={visitId} icon={<LogOut aria-hidden />}>
          {t('leave')}
        </Button>
      </Form>
      <details className="min-w-0">
        <summary className={buttonClass('quiet', 'cursor-pointer list-none [&::-webkit-details-marker]:hidden')}>
          <UserPlus aria-hidden />
          {t('more')}
        </summary>
        <Form
          method="post"
          action={paths.presence.board()}
          key={`${guestCount} ${plannedEnd}`}
          className="mt-2 grid grid-cols-[6rem_8rem] items-end gap-3"
        >
          <input type="hidden" name="intent" value="edit" />
          <input type="hidden" name="visit" value={visitId} />
          <Field field={{ id: `guests-${visitId}` }} label={t('guestsLabel')}>
            <Input type="number" name="guests" min={0} max={MAX_GUESTS} defaultValue={guestCount} inputMode="numeric" />
          </Field>
          <Field field={{ id: `until-${visitId}` }} label={t('untilLabel')}>
            <Input type="time" name="until" defaultValue={plannedEnd ?? ''} />
          </Field>
          <Button tone="primary" className="justify-self-start">
            {t('save')}
          </Button>
        </Form>
      </details>
    </div>
  );
}
