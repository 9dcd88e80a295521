import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { historyPage, historyQuery } from '#app/domains/audit/public.server.ts';
import { editTerminal } from '#app/domains/presence/edit-terminal.server.ts';
import { inviteTerminal } from '#app/domains/presence/invite-terminal.server.ts';
import { terminalActSchema } from '#app/domains/presence/pages/admin-forms.ts';
import { listOwnPlaces } from '#app/domains/presence/pages/places.server.ts';
import { getTerminal, listTerminalHistory } from '#app/domains/presence/pages/terminal-list.server.ts';
import { revokeTerminal } from '#app/domains/presence/revoke-terminal.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { answerTerminal, invitationOf, terminalEntryWords, valuesOfTerminal } from './admin/terminal-answers.server.ts';
import { TerminalForm } from './admin/terminal-form.tsx';
import { Enrolment } from './terminal/enrolment.tsx';

/** A board: its browser, its fields and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const ctx = readCtx();
  const terminalId = pathId(params, 'terminalId');
  const [terminal, places, history] = await Promise.all([
    getTerminal(ctx, actor, terminalId),
    listOwnPlaces(ctx, actor),
    listTerminalHistory(ctx, actor, { terminalId, ...historyQuery.read(request.url) }),
  ]);
  if (!terminal) throw new Response(null, { status: 404 });
  const { locale } = actor;
  const { enrolledAtMs, codeUntilMs, timeZone } = terminal;
  return {
    title: terminal.name,
    terminal,
    enrolledAt: momentOrNull(enrolledAtMs, locale, timeZone),
    codeUntil: momentOrNull(codeUntilMs, locale, timeZone),
    facilities: places.map(({ id, name }) => ({ id, name })),
    ...historyPage(history, {
      url: request.url,
      to: paths.presence.terminal(terminalId),
      locale,
      timeZone,
      what: (line) => terminalEntryWords(line, locale),
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const terminalId = pathId(params, 'terminalId');
  const { locale } = actor;
  const t = translator(locale, 'presence.terminals');
  const fields = await readFields(request);
  const submission = parseForm(fields, terminalActSchema);
  if (submission.status !== 'success')
    return data({ form: answerTerminal(fields, submission.error, locale) }, { status: 422 });
  const ctx = verbCtx(actor, context);
  const input = submission.value;
  const here = paths.presence.terminal(terminalId);
  switch (input.intent) {
    case 'invite': {
      const outcome = await inviteTerminal(ctx, { terminalId });
      return data({ invitation: invitationOf(outcome, locale, HOME_ZONE) }, { headers: PRIVATE });
    }
    case 'revoke':
      await revokeTerminal(ctx, { terminalId });
      return redirectWithFlash(here, { tone: 'good', text: t('revokedNow') });
    case 'save': {
      const { intent: _intent, ...values } = input;
      const outcome = await editTerminal(ctx, { terminalId, ...values });
      if (outcome.kind === 'stale')
        return data({ form: answerStale(valuesOfTerminal(fields), t('stale')) }, { status: 409 });
      return redirectWithFlash(here, { tone: 'good', text: t('saved', { name: values.name }) });
    }
  }
}

/** The answer may show a code. */
const PRIVATE = { 'Cache-Control': 'no-store' };
export const headers: HeadersFunction = () => PRIVATE;

export default function TerminalScreen() {
  const { title, terminal, enrolledAt, codeUntil, facilities, history, list } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('presence.terminals');
  return (
    <>
      <PageHeader
        title={title}
        lede={`${t(`kinds.${terminal.kind}`)} · ${terminal.facilityName}`}
        back={<BackLink to={paths.presence.terminals()}>{t('back')}</BackLink>}
      />
      <div className="grid max-w-2xl gap-8">
        <Enrolment
          terminal={terminal}
          enrolledAt={enrolledAt}
          codeUntil={codeUntil}
          invitation={answer && 'invitation' in answer ? answer.invitation : null}
        />
        <StartedForms>
          <TerminalForm
            key={terminal.version}
            action={paths.presence.terminal(terminal.id)}
            version={terminal.version}
            values={terminal}
            answer={answer && 'form' in answer ? answer.form : null}
            facilities={facilities}
          />
        </StartedForms>
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
