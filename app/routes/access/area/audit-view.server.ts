import type { AuditLine } from '#app/domains/access/areas/area-audit.server.ts';
import { type ServerTranslator, serverTexts } from '#app/domains/access/api/texts.server.ts';
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

const PLAIN: Readonly<Record<string, Parameters<ServerTranslator>[0]>> = {
  'door.requested': 'trail.action.requested',
  'door.dispatched': 'trail.action.dispatched',
  'door.expired': 'trail.action.expired',
  'area.created': 'trail.action.area_created',
  'area.removed': 'trail.action.area_removed',
  'device.created': 'trail.action.device_created',
  'device.edited': 'trail.action.device_edited',
  'device.invited': 'trail.action.device_invited',
  'device.enrolled': 'trail.action.device_enrolled',
  'device.mqtt_given': 'trail.action.device_mqtt_given',
  'device.confirmed': 'trail.action.device_confirmed',
  'device.enabled': 'trail.action.device_enabled',
  'device.disabled': 'trail.action.device_disabled',
  'device.removed': 'trail.action.device_removed',
  'access_request.created': 'trail.action.access_requested',
  'access_request.resent': 'trail.action.access_resent',
  'access_request.confirmed': 'trail.action.access_confirmed',
  'access_request.revoked': 'trail.action.access_revoked',
  'access_request.expired': 'trail.action.access_expired',
};

/** What a device does itself; whatever else has no person is done by the house. */
const BY_DEVICE: ReadonlySet<string> = new Set([
  'door.dispatched',
  'door.executed',
  'door.failed',
  'door.late_confirm',
  'device.enrolled',
]);

/** A row of the log in words of the reader; names are those of today. */
export function auditView(line: AuditLine, locale: Locale, timeZone: string): AuditView {
  return {
    seq: line.seq,
    time: exactMoment(line.atMs, locale, timeZone),
    what: whatOf(line, locale),
    who: whoOf(line, locale),
    device: line.deviceName,
    correlationId: line.correlationId,
  };
}

function whoOf({ action, hasActor, actorName, deviceName }: AuditLine, locale: Locale): string {
  const t = serverTexts(locale);
  if (hasActor) return actorName ?? t('trail.erased');
  return (BY_DEVICE.has(action) ? deviceName : null) ?? t('trail.house');
}

function whatOf({ action, before, after }: AuditLine, locale: Locale): string {
  const t = serverTexts(locale);
  switch (action) {
    case 'door.denied':
      return t('trail.action.denied', {
        reasons: listOf(after?.['reasons'])
          .map((reason) => reasonOf(reason, locale))
          .join(', '),
      });
    case 'door.executed': {
      const took = after?.['pulsedAtMs'];
      if (typeof took !== 'number') return t('trail.action.executed');
      return t('trail.action.executedAfter', { seconds: formats(locale).number(took / 1000, 1) });
    }
    case 'door.failed':
      return t('trail.action.failed', { result: resultOf(after?.['resultCode'], locale) });
    case 'door.late_confirm':
      return t('trail.action.late_confirm', { result: resultOf(after?.['resultCode'], locale) });
    case 'area.edited': {
      const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
      return t('trail.action.area_edited', { fields: fields.map((field) => fieldOf(field, locale)).join(', ') });
    }
    default: {
      const key = PLAIN[action];
      return key ? t(key as 'trail.action.requested') : t('trail.action.other', { action });
    }
  }
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function reasonOf(code: string, locale: Locale): string {
  const t = serverTexts(locale);
  const key = `trail.reason.${code}` as 'trail.reason.MIN_AGE';
  return t.has(key) ? t(key) : code;
}

function fieldOf(field: string, locale: Locale): string {
  const t = serverTexts(locale);
  const key = `trail.changed.${field}` as 'trail.changed.title';
  return t.has(key) ? t(key) : field;
}

function resultOf(code: unknown, locale: Locale): string {
  const t = translator(locale, 'access.jobs');
  const key = `code.${String(code)}` as 'code.OK';
  return t.has(key) ? t(key) : String(code);
}
