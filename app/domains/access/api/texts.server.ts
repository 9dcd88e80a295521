import { type ApiAnswer, type FieldMessage, refused } from '#app/platform/api/answer.ts';
import { looseTranslator } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { DeviceProblemCode } from '#device/protocol.ts';
import { de } from '#app/domains/access/messages/api.de.ts';
import { en } from '#app/domains/access/messages/api.en.ts';

const CATALOGUES: Readonly<Record<Locale, typeof de>> = { de, en: en as unknown as typeof de };
/** Every code of the protocol has its words. */
de satisfies Record<DeviceProblemCode, object>;

export type AccessCode = Exclude<keyof typeof de, 'advice' | 'fields'>;

/** Words for what can be wrong with a field of this room. */
export const accessFieldMessage: FieldMessage = ({ code, values }, locale) => {
  const t = looseTranslator(CATALOGUES, locale);
  return t.has(`fields.${code}`) ? t(`fields.${code}`, values) : null;
};

/** What helps against a refusal of the room; null for another code. */
export function accessAdvice(code: string, locale: Locale): string | null {
  const t = looseTranslator(CATALOGUES, locale);
  return t.has(`advice.${code}`) ? t(`advice.${code}`) : null;
}

/** A refusal of the room, with its words; `retryAfterS` says when another try has a chance, `more` is for programs. */
export function refusedAccess(
  status: number,
  code: AccessCode,
  locale: Locale,
  {
    values,
    retryAfterS,
    ...more
  }: { values?: Record<string, string>; retryAfterS?: number } & Record<string, unknown> = {},
): ApiAnswer {
  const t = looseTranslator(CATALOGUES, locale);
  const filled = { ...values, ...(retryAfterS === undefined ? {} : { seconds: String(retryAfterS) }) };
  const words = { title: t(`${code}.title`), detail: t(`${code}.detail`, filled) };
  const answer = refused(status, code, words, more);
  return retryAfterS === undefined ? answer : { ...answer, headers: { 'Retry-After': String(retryAfterS) } };
}
