import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import { FUNDING_PERSONAL_FIELDS } from '#app/domains/funding/personal.ts';

export type FundingEntity =
  | 'grant'
  | 'grant_letter'
  | 'grant_line'
  | 'receipt'
  | 'subproject'
  | 'measure'
  | 'assignment'
  | 'funding_import';

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
  personalFields: FUNDING_PERSONAL_FIELDS,
  ...states,
});
