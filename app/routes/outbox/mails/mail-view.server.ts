import type { MailLine } from '#app/domains/outbox/pages/mail-list.server.ts';
import { reasonOf } from '#app/domains/outbox/rules/state.ts';
import { TEMPLATE_NAMES } from '#app/domains/outbox/rules/templates.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { exactMoment, moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** The name of a template; rows of a template that is no more show its key. */
export function templateName(template: string, locale: Locale): string {
  const known = TEMPLATE_NAMES.find((name) => name === template);
  return known ? translator(locale, 'outbox.template')(known) : template;
}

/** A mail as its line shows it. */
export function mailView(mail: MailLine, locale: Locale) {
  const { id, to, userId, personName, subject, status, isResend, wasResent } = mail;
  const reason = reasonOf(mail);
  return {
    id,
    to,
    userId,
    personName,
    subject,
    status,
    isResend,
    wasResent,
    template: templateName(mail.template, locale),
    reason,
    created: moment(mail.createdAtMs, locale),
    sent: mail.sentAtMs === null ? null : exactMoment(mail.sentAtMs, locale),
    nextTry: reason === 'retry' ? exactMoment(mail.notBeforeMs, locale) : null,
  };
}

export type MailView = ReturnType<typeof mailView>;
