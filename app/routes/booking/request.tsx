import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import {
  type ClientActionFunctionArgs,
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useLocation,
} from '@remix-run/react';
import { CalendarX2, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { v7 } from 'uuid';
import { readPlanQuery } from '#app/domains/booking/pages/plan-place.server.ts';
import { previewBooking } from '#app/domains/booking/pages/preview.server.ts';
import { getRequestForm } from '#app/domains/booking/pages/request-form.server.ts';
import { firstState } from '#app/domains/booking/rules/states.ts';
import { requestBookingSchema } from '#app/domains/booking/schema.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, undoableCtx } from '#app/platform/request-ctx.server.ts';
import { actorOfPreview, requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { LOST, SIGNED_OUT } from './dates/answer.ts';
import * as answer from './request/answers.server.ts';
import { bookedFlash, lastChoice, lastChoiceCookie, requestOnce, seenAt } from './request/booked.server.ts';
import type { RequestAnswer } from './request/parts.tsx';
import { timeFromUrl, readRequest } from './request/read-request.server.ts';
import { RequestForm } from './request/request-form.tsx';

/** A new request (seed 4, 3.4), with values from the plan or from this person's last one. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.request');
  const query = readPlanQuery(request.url);
  const last = lastChoice(request, actor.id);
  const form = await getRequestForm(readCtx(), actor, {
    resourceId: query.ressource ?? last.resourceId,
    teamId: last.teamId,
    date: query.date,
    time: timeFromUrl(request.url),
  });
  const t = translator(actor.locale, 'booking.request');
  const onlyAsks = form?.facilities.every(({ role }) => firstState(role).status === 'pending') ?? false;
  return { title: t(onlyAsks ? 'titlePending' : 'title'), form, nonce: v7() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { intent, hasStaleChoices, draft, fields } = await readRequest(request);
  const isPreview = intent === 'preview';
  const actor = await (isPreview ? actorOfPreview : requireActor)(request, 'booking.request');
  if (!actor) return data<RequestAnswer>({ ...SIGNED_OUT });
  const { locale } = actor;
  if (intent === 'choose' || hasStaleChoices)
    return data(answer.answerChosen(draft, intent !== 'choose', locale), { status: intent === 'book' ? 422 : 200 });
  const submission = parseForm(fields, requestBookingSchema);
  if (submission.status !== 'success')
    return data(answer.answerUnreadable(draft, submission.reply(), locale), { status: isPreview ? 200 : 422 });
  const { nonce, input } = submission.value;
  if (isPreview)
    return data(answer.answerPreview(draft, await previewBooking(readCtx(), actor, input, 'draft'), locale), {
      status: 200,
    });

  const outcome = await requestOnce(undoableCtx(actor, context), input, nonce);
  switch (outcome.kind) {
    case 'booked':
      return redirectWithFlash(seenAt(input, outcome), bookedFlash(input, outcome, locale), [
        lastChoiceCookie(actor.id, input),
      ]);
    case 'refused':
      return data(answer.answerRefusals(draft, outcome.refusals, locale), { status: 422 });
    case 'blocked': {
      const now = await previewBooking(readCtx(), actor, input, 'draft');
      return data(answer.answerClash(draft, outcome, now, locale), { status: 409 });
    }
  }
}

/** After a lost connection or a busy server the form keeps what was typed. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs): Promise<RequestAnswer> {
  try {
    // Without an answer the page got none either (ui/connection).
    const answer: RequestAnswer | null = await serverAction<typeof action>();
    return answer ?? { ...LOST };
  } catch (error) {
    const isAnswer = error instanceof Response || (isRouteErrorResponse(error) && error.status < 500);
    if (isAnswer) throw error;
    return { ...LOST };
  }
}

export { revalidateAfterWrites as shouldRevalidate } from '#app/routes/shell/revalidate.ts';

export default function RequestScreen() {
  const { title, form, nonce } = useLoaderData<typeof loader>();
  const attempt = useActionData<typeof clientAction>();
  const { search } = useLocation();
  const t = useTranslations('booking');
  const week = paths.booking.week({ ressource: form?.draft.resourceId, woche: form?.week });
  const hasTeam = form?.clubs.length !== 0 || form.facilities.some(({ teams }) => teams !== 'own');
  return (
    <>
      <PageHeader title={title} lede={t('request.lede')} back={<BackLink to={week}>{t('request.back')}</BackLink>} />
      {!form ? (
        <EmptyState icon={MapPin} title={t('week.noPlaces')}>
          {t('week.noPlacesHint')}
        </EmptyState>
      ) : hasTeam ? (
        <RequestForm key={search} form={form} nonce={nonce} answer={attempt ?? null} />
      ) : (
        <EmptyState icon={CalendarX2} title={t('request.noTeams')}>
          {t('request.noTeamsHint')}
        </EmptyState>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);
