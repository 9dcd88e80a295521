import { Form } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { BothTimes } from '#app/routes/staff/time/correction-list.tsx';
import type { CorrectValues } from '#app/routes/staff/time/time-view.server.ts';
import { SessionMarks } from '#app/routes/staff/times/session-state.tsx';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { AskForm } from './ask-form.tsx';
import type { monthView } from './month-view.server.ts';

type View = ReturnType<typeof monthView>;

interface DayRowProps {
  day: View['days'][number];
  answer: FormAnswer<CorrectValues> | null;
  /** The month takes wishes. */
  mayAsk: boolean;
}

/** A day of work: what was stamped, what the law says, the wishes about it, and a new one. */
export function DayRow({ day, answer, mayAsk }: DayRowProps) {
  const t = useTranslations('staff.ownMonth');
  const tTimes = useTranslations('staff.times');
  const words = `${day.day}, ${day.times}`;
  const hasWish = day.wishes.some(({ decision }) => decision === null);
  return (
    <li className="grid gap-2 py-3.5 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-semibold tabular-nums">{words}</h3>
        <SessionMarks state={day.state} isCorrected={day.isCorrected} />
      </div>
      <p className="flex flex-wrap gap-x-4 text-muted tabular-nums">
        {day.work === null ? null : <span className="text-ink">{t('work', { hours: day.work })}</span>}
        {day.breaks === null ? null : <span>{t('pause', { hours: day.breaks })}</span>}
        {day.plan === null ? null : <span>{`${tTimes('column.plan')} ${day.plan}`}</span>}
      </p>
      {day.hints.length > 0 || day.noBreakReason !== null ? (
        <ul className="grid gap-1">
          {day.hints.map((hint) => (
            <li key={hint} className="flex gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              {hint}
            </li>
          ))}
          {day.noBreakReason === null ? null : (
            <li className="wrap-anywhere">{tTimes('noBreak', { reason: day.noBreakReason })}</li>
          )}
        </ul>
      ) : null}
      <WishList wishes={day.wishes} />
      {mayAsk && day.state !== 'discarded' && !hasWish ? (
        <details open={answer !== null} className="min-w-0">
          <summary
            aria-label={t('askOf', { day: words })}
            className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}
          >
            {t('ask')}
          </summary>
          <AskForm sessionId={day.id} values={day.values} places={[]} answer={answer} />
        </details>
      ) : null}
    </li>
  );
}

const TONES: Readonly<Record<string, BadgeTone>> = { approved: 'good', declined: 'bad', waiting: 'warn' };

/** Wishes and corrections with the times before and after each, the reason and the answer. */
export function WishList({ wishes }: { wishes: View['wishes'] }) {
  const t = useTranslations('staff.ownMonth');
  const tTimes = useTranslations('staff.times.corrections');
  if (wishes.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {wishes.map((wish) => (
        <li key={wish.id} className="grid gap-1 border-l-2 border-line-strong pl-3.5">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{tTimes('by', { name: wish.askedBy ?? tTimes('nobody'), at: wish.at })}</span>
            <Badge tone={TONES[wish.decision ?? 'waiting'] ?? 'neutral'}>
              {tTimes(`state.${wish.decision ?? 'waiting'}`)}
            </Badge>
          </p>
          <BothTimes before={wish.before} wanted={wish.wanted} />
          <p className="wrap-anywhere">{tTimes('reason', { reason: wish.reason })}</p>
          {wish.answer === null ? null : <p className="wrap-anywhere">{tTimes('answer', { answer: wish.answer })}</p>}
          {wish.decision === null ? (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="correction" value={wish.id} />
              <Button name="intent" value="withdraw" aria-label={t('withdrawOf', { day: wish.day })}>
                {t('withdraw')}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
