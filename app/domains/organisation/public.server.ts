export {
  type BookableTeam,
  getBookableTeam,
  getEventType,
  listBookableTeams,
  listEventTypes,
} from './queries.server.ts';
