import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import type { InviteTerminalOutcome } from '#app/domains/presence/invite-terminal.server.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { exactMoment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';

export interface TerminalValues {
  readonly kind: string;
  readonly name: string;
  readonly facilityId: string;
}

export function valuesOfTerminal(fields: FormData): TerminalValues {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { kind: text('kind'), name: text('name'), facilityId: text('facilityId') };
}

/** Fields that are wrong, with a message at each. */
export function answerTerminal(fields: FormData, codes: FieldCodes, locale: Locale): FormAnswer<TerminalValues> {
  const t = translator(locale, 'presence.terminals');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  const notice = translator(locale, 'shell.form')('invalid');
  return answerInvalid(valuesOfTerminal(fields), codes, { message, notice });
}

/** The code, shown once, and where to enter it. */
export function invitationOf(
  { terminalKind, code, expiresAtMs }: InviteTerminalOutcome,
  locale: Locale,
  timeZone: string,
) {
  const address = publicUrl(terminalKind === 'terminal' ? paths.presence.kiosk() : paths.presence.wall());
  return { code, address, until: exactMoment(expiresAtMs, locale, timeZone) };
}

export type TerminalInvitation = ReturnType<typeof invitationOf>;

/** An entry about a board in words. */
export function terminalEntryWords({ action, after }: HistoryLine, locale: Locale): string {
  const t = translator(locale, 'presence.terminals');
  switch (action) {
    case 'terminal.edited': {
      const fields = Object.keys(after ?? {}).map((field) => (field === 'name' ? t('name') : t('facility')));
      return t('what.edited', { fields: fields.join(', ') });
    }
    default: {
      const key = `what.${action.replace(/^terminal[.]/, '')}` as 'what.created';
      return t.has(key) ? t(key) : t('what.other', { action });
    }
  }
}
