import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { editCalendarFeed } from '#app/domains/booking/edit-calendar-feed.server.ts';
import { endCalendarFeed } from '#app/domains/booking/end-calendar-feed.server.ts';
import { getFeeds } from '#app/domains/booking/pages/feeds.server.ts';
import { feedSchema } from '#app/domains/booking/schema.ts';
import { subscribeCalendar } from '#app/domains/booking/subscribe-calendar.server.ts';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import { isStaffMember } from '#app/domains/staff/pages/shift-feed.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { AddForm } from './feeds/add-form.tsx';
import { FeedList } from './feeds/feed-list.tsx';
import { chosenIn, feedLines, feedOptions } from './feeds/feed-options.server.ts';
import { freshLink } from './feeds/fresh-link.server.ts';
import { LinkPanel } from './feeds/link-panel.tsx';

/** The calendars that a person subscribes to. A link with `ressource`, `anlage`, `mannschaft` or `dienste` chooses one in the form. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'feed.manage');
  const ctx = readCtx();
  const [found, isStaff] = await Promise.all([
    getFeeds(ctx, actor),
    listPartsOn(ctx.db).has('staff') && isStaffMember(ctx, actor),
  ]);
  const groups = feedOptions(found, { isStaff, locale: actor.locale });
  return {
    title: translator(actor.locale, 'booking.feeds')('title'),
    feeds: feedLines(found, actor.locale),
    groups,
    chosen: chosenIn(groups, request.url),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'feed.manage');
  const t = translator(actor.locale, 'booking.feeds');
  const refuse = (notice: string, status: number) => data({ notice, link: null }, { status });
  const submission = await readForm(request, feedSchema);
  if (submission.status !== 'success') return refuse(t('unreadable'), 422);
  const ctx = verbCtx(actor, context);
  const input = submission.value;
  const done = (text: string) => redirectWithFlash(paths.booking.feeds(), { tone: 'good', text });
  switch (input.intent) {
    case 'show':
    case 'hide': {
      const { kind } = await editCalendarFeed(ctx, { feedId: input.id, withCancelled: input.intent === 'show' });
      if (kind === 'unchanged') return done(t('unchanged'));
      return done(t(input.intent === 'show' ? 'changed.shown' : 'changed.hidden'));
    }
    case 'end':
      await endCalendarFeed(ctx, { feedId: input.id });
      return done(t('ended'));
    case 'add':
    case 'renew': {
      const replaces = input.intent === 'renew';
      const withCancelled = input.intent === 'renew' || input.withCancelled;
      const outcome = await subscribeCalendar(ctx, { subject: input.subject, replaces, withCancelled });
      switch (outcome.kind) {
        case 'exists':
          return refuse(t('exists'), 409);
        case 'unknown':
          return refuse(t('unknown'), 422);
        case 'too_many':
          return refuse(t('tooMany', { limit: outcome.limit }), 409);
        case 'subscribed': {
          const link = freshLink(
            outcome.token,
            outcome.subject ?? t(input.subject.kind === 'shifts' ? 'ownShifts' : 'own'),
            outcome.isNew,
          );
          return data({ notice: null, link }, { headers: PRIVATE });
        }
      }
    }
  }
}

/** The answer may show a link. */
const PRIVATE = { 'Cache-Control': 'no-store' };
export const headers: HeadersFunction = () => PRIVATE;

export default function FeedsScreen() {
  const { title, feeds, groups, chosen } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('booking.feeds');
  return (
    <div className="max-w-3xl">
      <PageHeader title={title} lede={t('lede')} />
      <div className="grid gap-8">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        {answer?.link ? <LinkPanel link={answer.link} /> : null}
        <FeedList feeds={feeds} />
        <AddForm groups={groups} chosen={chosen} isFirst={feeds.length === 0} />
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
