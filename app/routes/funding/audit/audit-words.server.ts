import { validate } from 'uuid';
import type { AuditLine } from '#app/domains/funding/pages/audit.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { exactMoment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** What the trail writes for a personal value (audit/rules/redact). */
const HIDDEN = '[personal]';
const MONEY = new Set(['budget', 'granted', 'approved', 'revised', 'amount', 'hourlyRate']);

export interface AuditChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface AuditView {
  readonly key: string;
  readonly time: string;
  readonly kind: string;
  readonly record: string;
  readonly verb: string;
  readonly changes: readonly AuditChange[];
  readonly who: string;
  readonly origin: string;
}

/** A value of the trail as people read it; lists and records as JSON. */
function valueWords(field: string, value: unknown, locale: Locale): string {
  const t = translator(locale, 'funding.audit');
  if (value === null || value === undefined || value === '') return t('empty');
  if (value === HIDDEN) return t('hidden');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string' && (field === 'status' || field === 'role')) return wordOf(field, value, locale);
  if (typeof value === 'string' && MONEY.has(field) && /^-?\d+[.]\d{2}$/.test(value))
    return formats(locale).money(value);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formats(locale).date(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function wordOf(field: 'status' | 'role', value: string, locale: Locale): string {
  const statuses = translator(locale, 'funding.measures.statuses');
  const roles = translator(locale, 'funding.assignments.roles');
  if (field === 'role') return roles.has(value as 'author') ? roles(value as 'author') : value;
  return statuses.has(value as 'planned') ? statuses(value as 'planned') : value;
}

/** A field by its word in the forms of the room; one without a word by its name. */
function fieldWords(field: string, locale: Locale): string {
  const own = translator(locale, 'funding.audit');
  const ownKey = `fields.${field}` as 'fields.role';
  if (own.has(ownKey)) return own(ownKey);
  for (const words of [translator(locale, 'funding.projects'), translator(locale, 'funding.measures')]) {
    const key = `changed.${field}` as 'changed.budget';
    if (words.has(key)) return words(key);
  }
  return field;
}

/** Ids of other records say nothing to people; the record has its name. */
const isId = (value: unknown) => typeof value === 'string' && validate(value);

/** A change in words: who, when, which record, and each field before and after. */
export function auditView(line: AuditLine, locale: Locale): AuditView {
  const t = translator(locale, 'funding.audit');
  const verb = line.action.split('.')[1] ?? '';
  const key = `verbs.${verb}` as 'verbs.created';
  const fields = [...new Set([...Object.keys(line.before ?? {}), ...Object.keys(line.after ?? {})])].filter(
    (field) => !isId(line.before?.[field]) && !isId(line.after?.[field]),
  );
  return {
    key: line.seq,
    time: exactMoment(line.atMs, locale, HOME_ZONE),
    kind: t(`kinds.${line.entity}`),
    record: line.recordName ?? t('gone'),
    verb: t.has(key) ? t(key) : verb,
    changes: fields.map((field) => ({
      field: fieldWords(field, locale),
      before: line.before && field in line.before ? valueWords(field, line.before[field], locale) : '',
      after: line.after && field in line.after ? valueWords(field, line.after[field], locale) : '',
    })),
    who: line.userName ?? t(line.userId === null ? 'automatic' : 'erased'),
    origin: [line.ipAddress, line.userAgent].filter(Boolean).join(' · '),
  };
}
