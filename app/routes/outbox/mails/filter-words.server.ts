import type { MailFilter } from '#app/domains/outbox/store/filter.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { cutText } from '#app/platform/text.ts';

/** A filter in words, so that a question names what it is about; empty without a filter. */
export function filterWords(filter: MailFilter, personName: string | null, locale: Locale): string[] {
  const t = translator(locale, 'outbox.resend');
  const day = formats(locale).day;
  const { text, template, status, from, until } = filter;
  return [
    text && t('search', { text: cutText(text, 80) }),
    template && t('template', { name: translator(locale, 'outbox.template')(template) }),
    status && t('status', { name: translator(locale, 'outbox.state')(status) }),
    filter.userId && t('person', { name: personName ?? '–' }),
    from && t('from', { day: day(from) }),
    until && t('until', { day: day(until) }),
  ].filter((words): words is string => Boolean(words));
}
