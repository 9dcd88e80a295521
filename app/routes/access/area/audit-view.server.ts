import type { AuditLine } from '#app/domains/access/area-audit.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { exactMoment } from '#app/routes/access/admin/moments.server.ts';

export interface AuditView {
  readonly seq: string;
  readonly time: string;
  readonly what: string;
  readonly who: string;
  readonly device: string | null;
  readonly correlationId: string;
}

const PLAIN: Readonly<Record<string, Parameters<ReturnType<typeof wordsOf>>[0]>> = {
  'door.requested': 'action.requested',
  'door.dispatched': 'action.dispatched',
  'door.expired': 'action.expired',
  'area.created': 'action.area_created',
  'area.removed': 'action.area_removed',
  'device.created': 'action.device_created',
  'device.edited': 'action.device_edited',
  'device.invited': 'action.device_invited',
  'device.enrolled': 'action.device_enrolled',
  'device.confirmed': 'action.device_confirmed',
  'device.enabled': 'action.device_enabled',
  'device.disabled': 'action.device_disabled',
  'device.removed': 'action.device_removed',
  'access_request.created': 'action.access_requested',
  'access_request.resent': 'action.access_resent',
  'access_request.confirmed': 'action.access_confirmed',
  'access_request.revoked': 'action.access_revoked',
  'access_request.expired': 'action.access_expired',
};

const wordsOf = (locale: Locale) => translator(locale, 'access.audit');

/** A row of the log in words of the reader; names are those of today. */
export function auditView(line: AuditLine, locale: Locale, timeZone: string): AuditView {
  const t = wordsOf(locale);
  return {
    seq: line.seq,
    time: exactMoment(line.atMs, locale, timeZone),
    what: whatOf(line, locale),
    who: line.hasActor ? (line.actorName ?? t('erased')) : t('house'),
    device: line.deviceName,
    correlationId: line.correlationId,
  };
}

function whatOf({ action, before, after }: AuditLine, locale: Locale): string {
  const t = wordsOf(locale);
  switch (action) {
    case 'door.denied':
      return t('action.denied', {
        reasons: listOf(after?.['reasons'])
          .map((reason) => reasonOf(reason, locale))
          .join(', '),
      });
    case 'door.executed': {
      const took = after?.['pulsedAtMs'];
      if (typeof took !== 'number') return t('action.executed');
      return t('action.executedAfter', { seconds: formats(locale).number(took / 1000, 1) });
    }
    case 'door.failed':
      return t('action.failed', { result: resultOf(after?.['resultCode'], locale) });
    case 'door.late_confirm':
      return t('action.late_confirm', { result: resultOf(after?.['resultCode'], locale) });
    case 'area.edited': {
      const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
      return t('action.area_edited', { fields: fields.map((field) => fieldOf(field, locale)).join(', ') });
    }
    default: {
      const key = PLAIN[action];
      return key ? t(key as 'action.requested') : t('action.other', { action });
    }
  }
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function reasonOf(code: string, locale: Locale): string {
  const t = wordsOf(locale);
  const key = `reason.${code}` as 'reason.MIN_AGE';
  return t.has(key) ? t(key) : code;
}

function fieldOf(field: string, locale: Locale): string {
  const t = wordsOf(locale);
  const key = `changed.${field}` as 'changed.title';
  return t.has(key) ? t(key) : field;
}

function resultOf(code: unknown, locale: Locale): string {
  const t = translator(locale, 'access.jobs');
  const key = `code.${String(code)}` as 'code.OK';
  return t.has(key) ? t(key) : String(code);
}
