import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { type ClientLoaderFunctionArgs, isRouteErrorResponse, useActionData, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { authenticateTerminal } from '#app/domains/presence/authenticate-terminal.server.ts';
import { enrolSchema } from '#app/domains/presence/pages/admin-forms.ts';
import { getWallBoard } from '#app/domains/presence/pages/terminal-board.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { terminalCookie, terminalTokenOf } from '#app/platform/terminal-cookie.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { EnrolForm } from './wall/enrol-form.tsx';
import { answerEnrol } from './wall/enrol.server.ts';
import { WallBoard } from './wall/wall-board.tsx';

export const handle: ShellHandle = { shell: 'wall' };

/** A screen on a wall: who is in, for a browser that is enrolled as a board; otherwise the form for its code. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = readCtx();
  const title = translator(localeFromCookie(request), 'presence.wall')('title');
  const token = terminalTokenOf(request);
  const terminal = await authenticateTerminal(ctx.db, token);
  if (!token || terminal?.kind !== 'board' || terminal.isRevoked)
    return data({ title, board: null, wasRevoked: terminal?.kind === 'board', isRead: true });
  const board = await getWallBoard(ctx, terminal.facilityId);
  // A board that is read stays enrolled: its cookie begins again.
  const headers = { 'Set-Cookie': terminalCookie(token) };
  return data({ title, board, wasRevoked: false, accentColor: board.accentColor, isRead: true }, { headers });
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;
let shown: Shown | null = null;

/** A read that fails keeps what the board shows: an error page would stay on the wall. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs): Promise<Shown> {
  try {
    return (shown = await serverLoader<typeof loader>());
  } catch (error) {
    if (shown === null || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return (shown = { ...shown, isRead: false });
  }
}

/** Enrols this browser by the code of an admin. */
export async function action({ request, context }: ActionFunctionArgs) {
  const locale = localeFromCookie(request);
  const submission = await readForm(request, enrolSchema);
  if (submission.status !== 'success')
    return data({ error: translator(locale, 'presence.wall')('errors.code') }, { status: 422 });
  return await answerEnrol(context, { code: submission.value.code, locale });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function WallScreen() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useEffect(() => {
    shown = page;
  }, [page]);
  if (!page.board)
    return <EnrolForm section="presence.wall" wasRevoked={page.wasRevoked} error={answer?.error ?? null} />;
  return <WallBoard board={page.board} isRead={page.isRead} />;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  pageTitle(page?.board?.facilityName ?? page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
