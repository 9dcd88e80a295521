import { Link, useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { RequestAnswer } from './answers.server.ts';

interface ConflictNoticeProps {
  answer: RequestAnswer | null;
  resourceId: string;
  date: string;
  /** Puts the free time into the form; without JavaScript the link opens a fresh form with it. */
  onTake: (time: { startTime: string; endTime: string }) => void;
}

/** The clash in words, focused, with the next free time one tap away. */
export function ConflictNotice({ answer, resourceId, date, onTake }: ConflictNoticeProps) {
  const t = useTranslations('booking.conflict');
  const [search] = useSearchParams();
  const notice = useRef<HTMLDivElement>(null);
  const conflict = answer?.conflict;
  useEffect(() => {
    if (conflict) notice.current?.focus();
  }, [conflict]);
  if (!conflict) return null;
  const { nextFree } = conflict;
  return (
    <Notice
      ref={notice}
      tone="error"
      title={t('title')}
      actions={
        nextFree ? (
          <Link
            to={paths.booking.request({
              ...Object.fromEntries(search),
              ressource: resourceId,
              datum: date,
              von: nextFree.startTime,
              bis: nextFree.endTime,
            })}
            className={buttonClass('plain')}
            onClick={(event) => {
              event.preventDefault();
              onTake({ startTime: nextFree.startTime, endTime: nextFree.endTime });
            }}
          >
            {nextFree.label}
          </Link>
        ) : undefined
      }
    >
      {conflict.sentence} {conflict.wayOut}
    </Notice>
  );
}
