import type { AuditEntry } from '#app/domains/audit/public.server.ts';

export type FundingEntity =
  | 'grant'
  | 'grant_letter'
  | 'grant_line'
  | 'receipt'
  | 'subproject'
  | 'measure'
  | 'assignment'
  | 'funding_import';

/** Fields that the audit names without their values (D19); the room's personal.ts lists their columns. */
const PERSONAL: Partial<Record<FundingEntity, readonly string[]>> = {
  grant_letter: ['remark'],
  grant_line: ['revisedReason'],
  receipt: ['party', 'reason', 'number', 'fileName'],
  measure: ['description'],
  assignment: ['remark'],
};

/** The audit row of a record below a grant; `operatorId` is the grant's. */
export const fundingEntry = (
  entity: FundingEntity,
  { id, operatorId }: { id: string; operatorId: string },
  verb: string,
  states: Pick<AuditEntry, 'before' | 'after'> = {},
): AuditEntry => ({
  action: `${entity}.${verb}`,
  entity,
  entityId: id,
  operatorId,
  personalFields: PERSONAL[entity] ?? [],
  ...states,
});
