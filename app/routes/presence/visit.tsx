import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { historyPage, historyQuery } from '#app/domains/audit/public.server.ts';
import { correctVisit } from '#app/domains/presence/correct-visit.server.ts';
import { visitActSchema } from '#app/domains/presence/pages/admin-forms.ts';
import { getVisit, listVisitHistory } from '#app/domains/presence/pages/visit-log.server.ts';
import { removeVisit } from '#app/domains/presence/remove-visit.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import {
  answerProblems,
  answerVisit,
  instantOfField,
  isSameVisit,
  valuesOfForm,
  valuesOfVisit,
  visitEntryWords,
} from './visit/answers.server.ts';
import { RemoveVisit, VisitForm } from './visit/visit-form.tsx';
import { visitView } from './visits/visit-view.server.ts';

/** A visit: its correction and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const visitId = pathId(params, 'visitId');
  const { after } = historyQuery.read(request.url);
  const [visit, history] = await readTogether(readCtx(), (ctx) => [
    getVisit(ctx, actor, visitId),
    listVisitHistory(ctx, actor, { visitId, after }),
  ]);
  if (!visit) throw new Response(null, { status: 404 });
  const { locale } = actor;
  const { timeZone, version } = visit;
  return {
    title: translator(locale, 'presence.visit')('title', { name: visit.name, room: visit.roomName }),
    visit: { ...visitView(visit, locale), version },
    values: valuesOfVisit(visit),
    ...historyPage(history, {
      url: request.url,
      to: paths.presence.visit(visitId),
      locale,
      timeZone,
      what: (line) => visitEntryWords(line, locale, timeZone),
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const visitId = pathId(params, 'visitId');
  const { locale } = actor;
  const t = translator(locale, 'presence.visit');
  const fields = await readFields(request);
  const submission = parseForm(fields, visitActSchema);
  if (submission.status !== 'success') return data(answerVisit(fields, submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  const input = submission.value;
  const { version, reason } = input;
  const stale = () => data(answerStale(valuesOfForm(fields), t('stale')), { status: 409 });
  if (input.intent === 'remove') {
    const outcome = await removeVisit(ctx, { visitId, version, reason });
    if (outcome.kind === 'stale') return stale();
    return redirectWithFlash(paths.presence.visits(), { tone: 'good', text: t('removed') });
  }
  const visit = await getVisit(ctx, actor, visitId);
  if (!visit) throw new Response(null, { status: 404 });
  const { timeZone, startedAtMs, endedAtMs } = visit;
  const startedAt = instantOfField(input.startedAt, startedAtMs, timeZone);
  const endedAt = input.endedAt === null ? null : instantOfField(input.endedAt, endedAtMs, timeZone);
  const skipped = {
    ...(startedAt === null && { startedAt: ['no_such_time'] }),
    ...(input.endedAt !== null && endedAt === null && { endedAt: ['no_such_time'] }),
  };
  if (startedAt === null || 'endedAt' in skipped) return data(answerVisit(fields, skipped, locale), { status: 422 });
  const isSame = isSameVisit(visit, { startedAt, endedAt, guests: input.guests });
  const corrected = { visitId, version, reason, guestCount: input.guests, startedAt, endedAt };
  const outcome = await correctVisit(ctx, corrected);
  switch (outcome.kind) {
    case 'edited':
      return redirectWithFlash(paths.presence.visit(visitId), {
        tone: 'good',
        text: t(isSame ? 'unchanged' : 'saved'),
      });
    case 'stale':
      return stale();
    case 'refused':
      return data(answerProblems(fields, outcome.problems, locale), { status: 422 });
  }
}

export default function VisitScreen() {
  const { title, visit, values, history, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useTranslations('presence.visit');
  const { id, version, facilityName, start, end, by, isOpen } = visit;
  return (
    <>
      <PageHeader
        title={title}
        lede={[facilityName, `${start} – ${end}`, by].join(' · ')}
        back={<BackLink to={paths.presence.visits()}>{t('back')}</BackLink>}
      />
      <div className="grid max-w-2xl gap-10">
        <VisitForm key={version} id={id} version={version} isOpen={isOpen} values={values} answer={answer} />
        <RemoveVisit id={id} version={version} />
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
