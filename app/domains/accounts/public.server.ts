export { hashPassword } from './passwords.server.ts';
export { removeExpiredAccountRows } from './remove-expired-account-rows.server.ts';
