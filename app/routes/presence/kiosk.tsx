import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authenticateTerminal } from '#app/domains/presence/authenticate-terminal.server.ts';
import { kioskSchema } from '#app/domains/presence/pages/kiosk-forms.ts';
import { getTerminalPlace } from '#app/domains/presence/pages/terminal-person.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { terminalCookie, terminalTokenOf } from '#app/platform/terminal-cookie.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { actAtTerminal } from './kiosk/acts.server.ts';
import { answerError, PRIVATE } from './kiosk/answers.server.ts';
import { Kiosk } from './kiosk/kiosk-screen.tsx';
import { EnrolForm } from './wall/enrol-form.tsx';
import { answerEnrol } from './wall/enrol.server.ts';

export const handle: ShellHandle = { shell: 'wall' };

/** The terminal at the entrance, for a browser that is enrolled as one; otherwise the form for its code. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = readCtx();
  const title = translator(localeFromCookie(request), 'presence.terminal')('title');
  const token = terminalTokenOf(request);
  const terminal = await authenticateTerminal(ctx.db, token);
  if (!token || terminal?.kind !== 'terminal' || terminal.isRevoked)
    return data({ title, place: null, wasRevoked: terminal?.kind === 'terminal' }, { headers: PRIVATE });
  const place = await getTerminalPlace(ctx, terminal.facilityId);
  // A terminal that is used stays enrolled: its cookie begins again.
  const headers = { ...PRIVATE, 'Set-Cookie': terminalCookie(token) };
  return data({ title, place, wasRevoked: false, accentColor: place.accentColor }, { headers });
}

/** One form at a time: the code of this browser, who the person is, or what they do. */
export async function action({ request, context }: ActionFunctionArgs) {
  const locale = localeFromCookie(request);
  const submission = parseForm(await readFields(request), kioskSchema);
  if (submission.status !== 'success') return answerError(codeOf(submission.error), locale);
  const input = submission.value;
  if (input.intent === 'enrol') return await answerEnrol(context, { code: input.code, locale });
  const terminal = await authenticateTerminal(readCtx().db, terminalTokenOf(request));
  if (terminal?.kind !== 'terminal' || terminal.isRevoked) return answerError('gone', locale, 401);
  return await actAtTerminal({ terminal, context, locale }, input);
}

/** The field that a person typed, of those that are wrong. */
function codeOf(errors: Readonly<Record<string, unknown>> | null | undefined) {
  return (['number', 'pin', 'badge'] as const).find((field) => errors?.[field]) ?? 'unreadable';
}

export const headers: HeadersFunction = ({ actionHeaders, loaderHeaders }) => {
  const all = new Headers(actionHeaders);
  for (const cookie of loaderHeaders.getSetCookie()) all.append('Set-Cookie', cookie);
  all.set('Cache-Control', 'no-store');
  return all;
};

export default function KioskScreen() {
  const { place, wasRevoked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!place) {
    const error = answer && 'error' in answer && !wasRevoked ? answer.error : null;
    return <EnrolForm section="presence.terminal" wasRevoked={wasRevoked} error={error} />;
  }
  return <Kiosk place={place} answer={answer && 'kind' in answer ? answer : null} />;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
