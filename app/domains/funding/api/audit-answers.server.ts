import type { AuditLine } from '#app/domains/funding/pages/audit.server.ts';
import { instantOfMs } from '#app/platform/calendar.ts';
import type { AUDIT_TYPES } from './audit-contract.server.ts';
import { inGerman } from './words.ts';

/** The seed's words for what happened; another verb keeps its own. */
const ACTIONS: Readonly<Record<string, string>> = {
  created: 'erstellt',
  edited: 'update',
  split: 'split',
  merged: 'merge',
  archived: 'archiviert',
  restored: 'wiederhergestellt',
  removed: 'geloescht',
  ended: 'beendet',
};

/** A change with the columns of rapport_audit_trail (seed 3). */
export function auditBodyOf(line: AuditLine, type: keyof typeof AUDIT_TYPES) {
  const verb = line.action.split('.')[1] ?? '';
  const of = type === 'massnahme' ? 'measure' : 'subproject';
  return {
    id: line.seq,
    entity_type: type,
    entity_id: line.entityId,
    aktion: ACTIONS[verb] ?? verb,
    alte_werte: line.before && inGerman(line.before, of),
    neue_werte: line.after && inGerman(line.after, of),
    user_id: line.userId,
    user_name: line.userName,
    ip_address: line.ipAddress,
    user_agent: line.userAgent,
    created_at: instantOfMs(line.atMs).toString(),
  };
}
