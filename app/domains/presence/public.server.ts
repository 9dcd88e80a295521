export { PRESENCE_PERSONAL_FIELDS } from './personal.ts';
export { countPresentInPublicRooms, type PublicPresence } from './read-presence.server.ts';
