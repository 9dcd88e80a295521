export {
  type BookableTeam,
  type EventType,
  getBookableTeam,
  listBookableTeams,
  listEventTypes,
} from './queries.server.ts';
