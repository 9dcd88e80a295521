import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Section } from './section.tsx';

export interface InboxLine {
  readonly label:
    | 'approvals'
    | 'devices'
    | 'access'
    | 'shiftRequests'
    | 'corrections'
    | 'months'
    | 'shiftOffers'
    | 'measures'
    | 'usage'
    | 'myRequests';
  readonly href: string;
  readonly count: number;
}

/** What waits for the person, each line with its number and its screen. */
export function Inbox({ lines }: { lines: readonly InboxLine[] }) {
  const t = useTranslations('start.inbox');
  return (
    <Section id="waiting" title={t('title')}>
      {lines.length === 0 ? (
        <p className="py-3 text-sm">
          {t('none')} <span className="text-muted">{t('noneHint')}</span>
        </p>
      ) : (
        <ul className="divide-y">
          {lines.map(({ label, href, count }) => (
            <li key={label}>
              <Link
                to={href}
                className="-mx-2 flex min-h-11 items-center gap-3 rounded px-2 py-2 text-sm hover:bg-hover lg:min-h-10"
              >
                <span className="flex-1">{t(label)}</span>
                <span className="text-base font-semibold tabular-nums">{count}</span>
                <ChevronRight aria-hidden className="size-4 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
