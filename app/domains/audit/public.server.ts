export { getAuditMark, listLostHeads, takeTransaction } from './queries.server.ts';
export {
  type HistoryLine,
  historyPage,
  historyQuery,
  historyRows,
  listHistory,
  listKeptHistory,
} from './list-history.server.ts';
export {
  findOperation,
  getOperationKind,
  markUndone,
  type Operation,
  operationIdOf,
  recordOperation,
} from './operations.server.ts';
export { type AuditEntry, type AuditSource, houseSource, recordAudit } from './record-audit.server.ts';
export { sealAudit } from './seal-audit.server.ts';
export { type AuditReport, verifyAudit } from './verify-audit.server.ts';
export { auditRetention } from './retention.server.ts';
