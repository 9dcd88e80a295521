export { type BookableTeam, getBookableTeam, listBookableTeams, listEventTypes } from './queries.server.ts';
