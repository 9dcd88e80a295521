export { PRESENCE_PERSONAL_FIELDS } from './personal.ts';
export { countOldVisits } from './count-old-visits.server.ts';
export { presenceRetention } from './retention.server.ts';
