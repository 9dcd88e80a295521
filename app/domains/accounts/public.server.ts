export { hashPassword } from './passwords.server.ts';
export { QueueFullError } from './rules/bounded-queue.ts';
export { removeExpiredAccountRows } from './remove-expired-account-rows.server.ts';
