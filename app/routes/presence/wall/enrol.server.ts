import { data, redirect } from '@remix-run/node';
import { enrolTerminal, takeTerminalTry } from '#app/domains/presence/enrol-terminal.server.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { RequestContext } from '#app/platform/http/load-context.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';
import { terminalCookie } from '#app/platform/terminal-cookie.server.ts';

/** Enrols this browser by the code of an admin and leads to what the code is for: a board or a terminal. */
export async function answerEnrol(context: RequestContext, { code, locale }: { code: string; locale: Locale }) {
  const t = translator(locale, 'presence.wall');
  const seconds = await takeTerminalTry(context.ip);
  if (seconds !== null)
    return data(
      { error: t('errors.tries', { seconds }) },
      { status: 429, headers: { 'Retry-After': String(seconds) } },
    );
  const outcome = await enrolTerminal(anonymousCtx(context), { code });
  switch (outcome.kind) {
    case 'invalid':
      return data({ error: t('errors.invalid') }, { status: 422 });
    case 'enrolled': {
      const to = outcome.terminalKind === 'terminal' ? paths.presence.kiosk() : paths.presence.wall();
      return redirect(to, { status: 303, headers: { 'Set-Cookie': terminalCookie(outcome.token) } });
    }
  }
}
