import { sql } from 'drizzle-orm';
import { type ServerTranslator, serverTexts } from '#app/domains/access/api/texts.server.ts';
import { type HistoryLine, historyRows, listHistory } from '#app/domains/audit/public.server.ts';
import { paths } from '#app/paths.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { Cursor } from '#app/platform/list/cursor.server.ts';

/** Entries about the area and about the devices that serve it; none for an area of another operator (D18). */
const aboutArea = (areaId: string, operatorId: string, correlationId: string | null) => sql`
  exists (select from areas a join facilities f on f.id = a.facility_id where a.id = ${areaId}::uuid and f.operator_id = ${operatorId}::uuid)
  and (l.area_id = ${areaId}::uuid or l.entity = 'device' and l.device_id in (
    select s.device_id from device_areas x join devices s on s.id = x.device_id where x.area_id = ${areaId}::uuid))
  and (${correlationId}::uuid is null or l.correlation_id = ${correlationId}::uuid)`;

/** What happened at a door, newest first; `correlationId` keeps only what one press caused. One statement. */
export async function listAreaHistory(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { areaId, correlationId, after }: { areaId: string; correlationId: string | null; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = aboutArea(areaId, operatorOf(actor, 'door.administer'), correlationId);
  return await listHistory(db, { stream: 'door', about, after });
}

/** Entries of a door in words; each leads to the others of its press. */
export function areaHistoryRows(lines: readonly HistoryLine[], area: { id: string; timeZone: string }, locale: Locale) {
  return historyRows(lines, {
    locale,
    timeZone: area.timeZone,
    what: (line) => whatOf(line, locale),
    byDevice: BY_DEVICE,
    traceOf: (vorgang) => `${paths.access.area(area.id, { vorgang })}#protokoll`,
  });
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

const BY_DEVICE: ReadonlySet<string> = new Set([
  'door.dispatched',
  'door.executed',
  'door.failed',
  'door.late_confirm',
  'device.enrolled',
]);

function whatOf({ action, before, after }: HistoryLine, locale: Locale): string {
  const t = serverTexts(locale);
  switch (action) {
    case 'door.denied': {
      const reasons = Array.isArray(after?.['reasons']) ? after['reasons'].map(String) : [];
      return t('trail.action.denied', { reasons: reasons.map((code) => labelOf('reason', code, locale)).join(', ') });
    }
    case 'door.executed': {
      const took = after?.['pulsedAtMs'];
      if (typeof took !== 'number') return t('trail.action.executed');
      return t('trail.action.executedAfter', { seconds: formats(locale).number(took / 1000, 1) });
    }
    case 'door.withdrawn':
      return t(after?.['status'] === 'dispatched' ? 'trail.action.withdrawnLate' : 'trail.action.withdrawn');
    case 'device.blocked':
      return t('trail.action.device_blocked', { via: String(after?.['via']).toUpperCase() });
    case 'door.failed':
      return t('trail.action.failed', { result: resultOf(after?.['resultCode'], locale) });
    case 'door.late_confirm':
      return t('trail.action.late_confirm', { result: resultOf(after?.['resultCode'], locale) });
    case 'area.edited': {
      const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
      return t('trail.action.area_edited', {
        fields: fields.map((field) => labelOf('changed', field, locale)).join(', '),
      });
    }
    default: {
      const key = PLAIN[action];
      return key ? t(key as 'trail.action.requested') : t('trail.action.other', { action });
    }
  }
}

function labelOf(group: 'reason' | 'changed', code: string, locale: Locale): string {
  const t = serverTexts(locale);
  const key = `trail.${group}.${code}` as 'trail.changed.title';
  return t.has(key) ? t(key) : code;
}

function resultOf(code: unknown, locale: Locale): string {
  const t = translator(locale, 'access.jobs');
  const key = `code.${String(code)}` as 'code.OK';
  return t.has(key) ? t(key) : String(code);
}
