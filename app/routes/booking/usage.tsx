import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { validate } from 'uuid';
import { getUsageDate, listOpenUsage } from '#app/domains/booking/pages/usage.server.ts';
import { recordUsage } from '#app/domains/booking/record-usage.server.ts';
import { usageSchema } from '#app/domains/booking/schema.ts';
import { UsageForm } from '#app/domains/booking/ui/usage-form.tsx';
import { UsageList } from '#app/domains/booking/ui/usage-list.tsx';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Users } from 'lucide-react';
import { answerUsage, recordedText } from './usage/answers.server.ts';

const LIMIT = 60;

/** The dates that ask who came; with `buchung`, the one of that id, also when it is answered. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.change');
  const { searchParams } = new URL(request.url);
  const chosen = searchParams.get('buchung');
  const ctx = readCtx();
  const one = validate(chosen) ? await getUsageDate(ctx, actor, chosen as string) : null;
  if (chosen !== null && !one) throw new Response(null, { status: 404 });
  return {
    title: translator(actor.locale, 'booking.usage')('title'),
    one,
    dates: one ? [] : await listOpenUsage(ctx, actor, LIMIT),
    weiter: safeReturnPath(searchParams.get('weiter'), one ? paths.booking.booking(one.id) : paths.booking.usage()),
  };
}

/** Records one date; also where the card of the start page leads. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'booking.change');
  const t = translator(actor.locale, 'booking.usage');
  const submission = await readForm(request, usageSchema);
  if (submission.status !== 'success') return data(answerUsage(submission.reply(), actor.locale), { status: 422 });
  const { booking, weiter, outcome, headcount, note } = submission.value;
  const said = { tookPlace: outcome === 'took_place', headcount, note };
  const result = await recordUsage(verbCtx(actor, context), { bookingId: booking, ...said });
  switch (result.kind) {
    case 'recorded':
    case 'unchanged': {
      const text = result.kind === 'unchanged' ? t('unchanged', result) : recordedText(t, result.title, said);
      return redirectWithFlash(safeReturnPath(weiter, paths.booking.usage()), { tone: 'good', text });
    }
    case 'not_begun':
    case 'not_approved': {
      const values = { headcount: headcount === null ? '' : String(headcount), note: note ?? '' };
      const errors = { '': [t(`refused.${result.kind}`)] };
      return data({ bookingId: booking, values, errors }, { status: 409 });
    }
  }
}

export default function UsageScreen() {
  const { title, one, dates, weiter } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useTranslations('booking.usage');
  const format = useFormats();
  if (one)
    return (
      <div className="max-w-2xl">
        <PageHeader
          title={title}
          lede={
            <>
              <span lang="de">{one.title}</span>, {format.day(one.date)}, {format.timeRange(one.startTime, one.endTime)}
              , <span lang="de">{one.placeName}</span>. {t('ledeOne')}
            </>
          }
          back={<BackLink to={paths.booking.booking(one.id)}>{t('back')}</BackLink>}
        />
        <UsageForm date={one} answer={answer} weiter={weiter} isAlone />
      </div>
    );
  return (
    <div className="max-w-4xl">
      <PageHeader title={title} lede={t('lede')} back={<BackLink to={paths.booking.mine()}>{t('toMine')}</BackLink>} />
      {dates.length > 0 ? (
        <div className="border-y">
          <UsageList dates={dates} answer={answer} weiter={weiter} />
        </div>
      ) : (
        <EmptyState icon={Users} title={t('none')} />
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
