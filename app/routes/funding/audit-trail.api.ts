import { fundingFieldMessage } from '#app/domains/funding/api/answers.server.ts';
import { auditBodyOf } from '#app/domains/funding/api/audit-answers.server.ts';
import { AUDIT_TYPES, getAuditTrail } from '#app/domains/funding/api/audit-contract.server.ts';
import { hasFundingRecord, listFundingAudit } from '#app/domains/funding/pages/audit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';

const api = serve(
  fundingFieldMessage,
  reading(getAuditTrail, async ({ ctx, actor, params, query }) => {
    const { type, recordId } = params;
    const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number']);
    const none = { person: null, from: null, until: null };
    const filter = { kind: AUDIT_TYPES[type], record: recordId, after, ...none };
    const { rows, next } = await listFundingAudit(ctx, actor, filter);
    // A record that is gone keeps its rows; one of the demo club has none.
    if (rows.length === 0 && !(await hasFundingRecord(ctx, actor, { kind: AUDIT_TYPES[type], id: recordId })))
      throw new NotFoundError('record');
    return { status: 200, body: { items: rows.map((line) => auditBodyOf(line, type)), next_cursor: next } };
  }),
);

export const loader = api.read;
export const action = api.write;
