import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { type ClientActionFunctionArgs, isRouteErrorResponse, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { getEditForm } from '#app/domains/booking/pages/edit-form.server.ts';
import { previewEdit } from '#app/domains/booking/pages/preview.server.ts';
import { scopeFromParam } from '#app/domains/booking/rules/scopes.ts';
import { editBookingSchema } from '#app/domains/booking/schema.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm } from '#app/platform/form/read-form.server.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, undoableCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { actorOfPreview, requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { flashArchived } from './cancel/answers.server.ts';
import { LOST, SIGNED_OUT } from './dates/answer.ts';
import * as answer from './edit/answers.server.ts';
import { EditFields } from './edit/edit-fields.tsx';
import type { EditAnswer } from './edit/parts.ts';
import { readEdit } from './edit/read-edit.server.ts';
import { undoIn } from './undo.server.ts';
import { ScopeLinks } from './scope-links.tsx';

/** Edits a booking, or the dates of its series (D5). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.change');
  const { searchParams } = new URL(request.url);
  const scope = scopeFromParam(searchParams.get('umfang'));
  const form = await getEditForm(readCtx(), actor, { bookingId: pathId(params, 'bookingId'), scope });
  if (!form) throw new Response(null, { status: 404 });
  const t = translator(actor.locale, 'booking.edit');
  const here = paths.booking.booking(form.bookingId);
  return {
    title: t(form.scope === 'this' ? 'title' : 'titleSeries'),
    form,
    weiter: safeReturnPath(searchParams.get('weiter'), here),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { isPreview, draft, fields } = await readEdit(request);
  const actor = await (isPreview ? actorOfPreview : requireActor)(request, 'booking.change');
  if (!actor) return data<EditAnswer>({ ...SIGNED_OUT });
  const bookingId = pathId(params, 'bookingId');
  const { locale } = actor;
  const submission = parseForm(fields, editBookingSchema);
  if (submission.status !== 'success')
    return data(answer.answerUnreadable(draft, submission.reply(), locale), { status: isPreview ? 200 : 422 });
  const { input, version, weiter } = submission.value;
  const edit = { ...input, bookingId, version };
  if (isPreview) return data(answer.answerPreview(draft, await previewEdit(readCtx(), actor, edit), locale));

  const outcome = await editBooking(undoableCtx(actor, context), edit);
  switch (outcome.kind) {
    case 'edited': {
      const to = safeReturnPath(weiter, paths.booking.booking(bookingId));
      return redirectWithFlash(to, {
        ...answer.editedFlash(draft, outcome, locale),
        ...undoIn(outcome.undo, to, locale),
      });
    }
    case 'refused':
      return data(answer.answerRefusals(draft, outcome.refusals, locale), { status: 422 });
    case 'blocked':
      return data(answer.answerBlocked(draft, outcome, locale), { status: 409 });
    case 'stale':
    case 'running':
    case 'past':
    case 'begun':
    case 'over':
      if (outcome.kind === 'over' && outcome.status === 'archived') return flashArchived(bookingId, locale);
      return data(answer.answerOutdated(draft, outcome.kind), { status: 409 });
  }
}

/** After a lost connection or a busy server the form keeps what was typed. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs): Promise<EditAnswer> {
  try {
    // Without an answer the page got none either (ui/connection).
    const answer: EditAnswer | null = await serverAction<typeof action>();
    return answer ?? { ...LOST };
  } catch (error) {
    const isLost = error instanceof TypeError || (isRouteErrorResponse(error) && error.status >= 500);
    if (!isLost) throw error;
    return { ...LOST };
  }
}

export { revalidateUnlessPreviewed as shouldRevalidate } from '#app/routes/shell/revalidate.ts';

export default function EditScreen() {
  const { title, form, weiter } = useLoaderData<typeof loader>();
  const attempt = useActionData<typeof clientAction>();
  const t = useTranslations('booking.edit');
  const format = useFormats();
  const { now } = form;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lede={
          <>
            <span lang="de">{now.title}</span>, {format.day(now.date)}, {format.timeRange(now.startTime, now.endTime)},{' '}
            <span lang="de">{now.placeName}</span>
          </>
        }
        back={<BackLink to={paths.booking.booking(form.bookingId)}>{t('back')}</BackLink>}
      />
      <div className="grid gap-5">
        {form.scopes.length > 1 ? (
          <ScopeLinks
            label={t('scope')}
            current={form.scope}
            scopes={form.scopes}
            pathOf={(umfang) => paths.booking.edit(form.bookingId, { umfang, weiter })}
          />
        ) : null}
        {form.refusal ? (
          <Notice tone="info">{t(form.refusal, { day: format.day(now.date) })}</Notice>
        ) : (
          <EditFields key={form.scope} form={form} weiter={weiter} answer={attempt ?? null} />
        )}
      </div>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export { ErrorPage as ErrorBoundary };
