export { countPresentInPublicRooms, type PublicPresence } from './read-presence.server.ts';
