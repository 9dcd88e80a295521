export { FUNDING_PERSONAL_FIELDS } from './personal.ts';
export { fundingRetention } from './retention.server.ts';
