import { getZodConstraint } from '@conform-to/zod/v4';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { CalendarX2, MapPin } from 'lucide-react';
import { v7 } from 'uuid';
import { useTranslations } from 'use-intl';
import { readPlanQuery } from '#app/domains/booking/plan-query.server.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import { getRequestForm } from '#app/domains/booking/request-form.server.ts';
import { requestBookingSchema } from '#app/domains/booking/schema.ts';
import { isOnGrid } from '#app/domains/booking/rules/times.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form.server.ts';
import { formKey } from '#app/platform/http/idempotency.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerConflict, answerRefusals, answerUnreadable } from './request/answers.server.ts';
import { RequestForm } from './request/request-form.tsx';

/** A short form for one date, prefilled from the calendar (seed 4, 3.4; the full request comes with series). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.request');
  const query = readPlanQuery(request.url);
  const form = await getRequestForm(readCtx(), actor, { resourceId: query.ressource, date: query.date });
  const t = translator(actor.locale, 'booking.request');
  const title = t(form?.becomes === 'pending' ? 'titlePending' : 'title');
  return { title, form, nonce: v7(), constraint: getZodConstraint(requestBookingSchema) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'booking.request');
  const submission = await readForm(request, requestBookingSchema);
  if (submission.status !== 'success') return data(answerUnreadable(submission.reply(), actor.locale), { status: 422 });

  const { nonce, wanted } = submission.value;
  const outcome = await requestBooking(
    verbCtx(actor, context),
    wanted,
    formKey(paths.booking.request(), nonce, wanted),
  );
  switch (outcome.kind) {
    case 'booked': {
      const t = translator(actor.locale, 'booking.request');
      const format = formats(actor.locale);
      const words = {
        day: format.day(outcome.dates[0] ?? ''),
        time: format.timeRange(wanted.startTime, wanted.endTime),
        place: outcome.placeName,
      };
      const plan = paths.booking.week({ ressource: wanted.resourceId, woche: isoWeekOf(outcome.dates[0] ?? '') });
      return redirectWithFlash(plan, {
        tone: 'good',
        text: t(outcome.status === 'approved' ? 'booked' : 'requested', words),
      });
    }
    case 'refused':
      return data(answerRefusals(submission, outcome.refusals, actor.locale), { status: 422 });
    case 'blocked':
      return data(answerConflict(submission, outcome, actor.locale), { status: 409 });
    case 'reused_key':
      return data(answerRefusals(submission, [{ field: 'title', code: 'form_outdated' }], actor.locale), {
        status: 422,
      });
  }
}

export default function RequestScreen() {
  const { title, form, nonce, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const t = useTranslations('booking');
  const header = (
    <PageHeader
      title={title}
      lede={t('request.lede')}
      back={
        <BackLink to={paths.booking.week({ ressource: form?.resourceId, woche: form?.week })}>
          {t('request.back')}
        </BackLink>
      }
    />
  );
  if (!form)
    return (
      <>
        {header}
        <EmptyState icon={MapPin} title={t('week.noPlaces')}>
          {t('week.noPlacesHint')}
        </EmptyState>
      </>
    );
  if (!form.mayGoWithoutTeam && form.teams.length === 0)
    return (
      <>
        {header}
        <EmptyState icon={CalendarX2} title={t('request.noTeams')}>
          {t('request.noTeamsHint')}
        </EmptyState>
      </>
    );
  const [from, until] = [search.get('von'), search.get('bis')];
  const asked = from && until && isOnGrid(from) && isOnGrid(until) ? { startTime: from, endTime: until } : null;
  return (
    <>
      {header}
      <RequestForm
        key={`${form.resourceId} ${form.date} ${from} ${until}`}
        form={form}
        asked={asked}
        nonce={nonce}
        constraint={constraint}
        answer={answer ?? null}
      />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);
