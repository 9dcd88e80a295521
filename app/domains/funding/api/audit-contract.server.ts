import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';

/** The audit trail of seed 3 (rapport_audit_trail) in the JSON API. */

/** The seed's types, with the kind of record that each is inside. */
export const AUDIT_TYPES = {
  teilprojekt: 'subproject',
  massnahme: 'measure',
  rapport: 'report',
  zuweisung: 'assignment',
} as const;
type AuditType = keyof typeof AUDIT_TYPES;

const types = Object.keys(AUDIT_TYPES) as [AuditType, ...AuditType[]];
const values = z
  .record(z.string(), z.unknown())
  .nullable()
  .describe('Fields that changed; personal ones without their values');

export const auditEntryShape = z
  .object({
    id: z.string().describe('Order of the entries'),
    entity_type: z.enum(types),
    entity_id: z.string(),
    aktion: z.string().describe('erstellt, update, split, merge, archiviert, wiederhergestellt, geloescht, beendet'),
    alte_werte: values,
    neue_werte: values,
    user_id: z.uuid().nullable(),
    user_name: z.string().nullable().describe('The name of today; null for an erased person'),
    ip_address: z.string().nullable().describe('Null after seven days'),
    user_agent: z.string().nullable().describe('Null after seven days'),
    created_at: z.string().describe('ISO 8601, UTC'),
  })
  .meta({ id: 'AuditEntry' });

export const getAuditTrail = operation({
  id: 'getAuditTrail',
  method: 'GET',
  path: '/api/audit-trail/{type}/{recordId}',
  tag: 'Funded projects',
  summary: 'The changes of a record, the newest first',
  description: 'For admins of the operator; everyone else gets 404.',
  right: 'funding.audit',
  hidesFromOthers: true,
  params: z.strictObject({
    type: z.enum(types).describe('Kind of the record'),
    recordId: z.uuid().describe('Id of the record'),
  }),
  query: z.strictObject({
    cursor: z
      .string()
      .regex(/^\d{1,18}$/, 'cursor')
      .optional()
      .describe('`next_cursor` of the page before'),
  }),
  body: null,
  isRepeatable: false,
  answers: {
    200: {
      description: 'A page; `next_cursor` is null on the last',
      schema: z.object({ items: z.array(auditEntryShape), next_cursor: z.string().nullable() }),
    },
    404: { description: 'Unknown, or of another operator', schema: null, codes: ['NOT_FOUND'] },
  },
});

/** Every operation of the trail. */
export const auditOperations = [getAuditTrail] as const;
