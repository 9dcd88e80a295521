import { Form, useNavigation } from '@remix-run/react';
import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Gone, goneProps } from '#app/ui/gone.tsx';
import { useSettledItems } from '#app/ui/use-settled-items.ts';
import type { FeedLine } from './feed-options.server.ts';

/** The person's feeds, with what can be done to each. */
export function FeedList({ feeds }: { feeds: readonly FeedLine[] }) {
  const t = useTranslations('booking.feeds');
  const sent = useNavigation().formData;
  const { rows, pointer } = useSettledItems(feeds, ({ id }) => id, nothing);
  if (rows.length === 0)
    return (
      <EmptyState icon={CalendarPlus} title={t('empty')}>
        {t('emptyHint')}
      </EmptyState>
    );
  return (
    <div className="grid gap-2">
      <ul aria-label={t('list')} className="divide-y border-y" {...pointer}>
        {rows.map(({ key, item: feed, isGone }) => {
          const act = feed.withCancelled ? 'hide' : 'show';
          const isSent = (intent: string) => sent?.get('intent') === intent && sent.get('id') === feed.id;
          return (
            <li
              key={key}
              {...goneProps(isGone)}
              className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3"
            >
              <div className="min-w-0 text-sm">
                <p className="font-medium wrap-anywhere">{feed.name}</p>
                <p className="text-xs text-muted">
                  {t(`kind.${feed.kind}`)} · {t(feed.withCancelled ? 'withCancelled' : 'withoutCancelled')} ·{' '}
                  {feed.lastRead === null ? t('neverRead') : t('read', { time: feed.lastRead })}
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <Form method="post" preventScrollReset className="contents">
                  <input type="hidden" name="id" value={feed.id} />
                  <Button
                    name="intent"
                    value={act}
                    busy={isSent(act)}
                    aria-label={t('actOn', { act: t(act), name: feed.name })}
                  >
                    {t(act)}
                  </Button>
                </Form>
                <Form method="post" className="contents">
                  <input type="hidden" name="subject" value={feed.value} />
                  <Button
                    name="intent"
                    value="renew"
                    busy={sent?.get('intent') === 'renew' && sent.get('subject') === feed.value}
                    aria-label={t('actOn', { act: t('renew'), name: feed.name })}
                  >
                    {t('renew')}
                  </Button>
                </Form>
                <Form method="post" preventScrollReset className="contents">
                  <input type="hidden" name="id" value={feed.id} />
                  <Button
                    tone="danger"
                    name="intent"
                    value="end"
                    busy={isSent('end')}
                    aria-label={t('actOn', { act: t('end'), name: feed.name })}
                  >
                    {t('end')}
                  </Button>
                </Form>
              </div>
              {isGone ? <Gone>{t('gone')}</Gone> : null}
            </li>
          );
        })}
      </ul>
      <p className="max-w-prose text-xs text-muted">{t('renewHint')}</p>
    </div>
  );
}

/** A feed that left the list was ended. */
const nothing = () => null;
