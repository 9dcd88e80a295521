export { createApiToken } from './create-api-token.server.ts';
export { makeLinkTokens } from './make-link-tokens.server.ts';
export { hashPassword, verifyPassword } from './passwords.server.ts';
export { QueueFullError } from './rules/bounded-queue.ts';
export { revokeApiToken } from './revoke-api-token.server.ts';
export { listApiTokens, type ListedToken } from './queries.server.ts';
export { accountRetention } from './retention.server.ts';
