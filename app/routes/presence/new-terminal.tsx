import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createTerminal } from '#app/domains/presence/create-terminal.server.ts';
import { newTerminalSchema } from '#app/domains/presence/pages/admin-forms.ts';
import { listOwnPlaces } from '#app/domains/presence/pages/places.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerTerminal } from './admin/terminal-answers.server.ts';
import { TerminalForm } from './admin/terminal-form.tsx';

/** The form of a new board. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const places = await listOwnPlaces(readCtx(), actor);
  return {
    title: translator(actor.locale, 'presence.terminals')('newTerminal'),
    facilities: places.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const fields = await readFields(request);
  const submission = parseForm(fields, newTerminalSchema);
  if (submission.status !== 'success')
    return data(answerTerminal(fields, submission.error, actor.locale), { status: 422 });
  const { name, facilityId, kind } = submission.value;
  const { terminalId } = await createTerminal(verbCtx(actor, context), { name, facilityId, kind });
  const text = translator(actor.locale, 'presence.terminals')('created', { name });
  return redirectWithFlash(paths.presence.terminal(terminalId), { tone: 'good', text });
}

export default function NewTerminalScreen() {
  const { title, facilities } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('presence.terminals');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.presence.terminals()}>{t('back')}</BackLink>} />
      <StartedForms>
        <TerminalForm
          action={paths.presence.newTerminal()}
          version={null}
          values={{ kind: 'board', name: '', facilityId: facilities[0]?.id ?? '' }}
          answer={answer ?? null}
          facilities={facilities}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
