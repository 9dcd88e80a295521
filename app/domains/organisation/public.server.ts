export { getBookableTeam, listBookableTeams, listEventTypes } from './queries.server.ts';
