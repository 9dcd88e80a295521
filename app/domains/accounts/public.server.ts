export { hashPassword } from './passwords.server.ts';
export { removeExpiredAccountRows } from './remove-expired-rows.server.ts';
