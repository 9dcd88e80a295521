import type { UsageAnswer } from '#app/domains/booking/ui/usage-form.tsx';
import type { UsageInput } from '#app/domains/booking/rules/usage.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translateErrors, type FieldCodes } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

interface Reply {
  readonly initialValue?: Readonly<Record<string, unknown>> | null | undefined;
  readonly error?: FieldCodes;
}

const CODES = ['headcount', 'note_too_long', 'text_unreadable'] as const;

/** The answer to a form with wrong fields; what was typed stays. */
export function answerUsage({ initialValue, error }: Reply, locale: Locale): UsageAnswer {
  const t = translator(locale, 'booking.usage.errors');
  const textOf = (name: string): string => (typeof initialValue?.[name] === 'string' ? initialValue[name] : '');
  const errors = translateErrors(error, (code) => t(CODES.find((known) => known === code) ?? 'unreadable'));
  // The error of a field that the form does not show is above it.
  const unseen = Object.entries(errors).flatMap(([name, found]) => (['headcount', 'note'].includes(name) ? [] : found));
  return {
    bookingId: textOf('booking'),
    values: { headcount: textOf('headcount'), note: textOf('note') },
    errors: { ...errors, ...(unseen.length > 0 ? { '': unseen } : {}) },
  };
}

type UsageTranslator = ReturnType<typeof translator<'booking.usage'>>;

/** The sentence that says what is stored now. */
export function recordedText(t: UsageTranslator, title: string, { tookPlace, headcount }: UsageInput): string {
  if (!tookPlace) return t('recordedFellOut', { title });
  return headcount === null ? t('recordedUncounted', { title }) : t('recorded', { title, count: headcount });
}
