export { PRESENCE_PERSONAL_FIELDS } from './personal.ts';
export { countPresentInPublicRooms, type PublicPresence } from './read-presence.server.ts';
export { countOldVisits } from './count-old-visits.server.ts';
export { presenceRetention } from './retention.server.ts';
