import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { publicHost, publicUrl } from '#app/platform/public-url.server.ts';
import { de } from './messages/mail.de.ts';
import { en } from './messages/mail.en.ts';
import { type ComposedMail, composeMail, type MailContent } from './rules/compose.ts';
import { kindOf, type MailTemplate } from './rules/templates.ts';

export const outboxTexts = roomTexts({ de, en });

/** A digest is itself a choice. */
const hasChoice = (template: MailTemplate): boolean => template === 'digest' || kindOf(template) !== null;

/** Subject, text and HTML of a mail with the frame that all mails have, in the person's language. */
export function renderMail(
  content: MailContent,
  { template, locale }: { template: MailTemplate; locale: Locale },
): ComposedMail {
  const t = outboxTexts(locale);
  const host = publicHost();
  return composeMail(content, {
    locale,
    sender: t('sender', { host }),
    footer: t('footer', { host }),
    choices: hasChoice(template) ? { label: t('choices'), url: publicUrl(paths.account.notices()) } : null,
  });
}
