import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';

const tag = 'Places and teams';
const nothing = { params: z.strictObject({}), query: z.strictObject({}), body: null, isRepeatable: false } as const;

const teamShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shortName: z.string().describe('For narrow columns'),
    color: z.string(),
    sortOrder: z.int().describe('Teams of a department are listed by it, then by name'),
    departmentName: z.string(),
    clubId: z.uuid(),
    clubName: z.string(),
    clubShortName: z.string(),
    isHomeClub: z.boolean(),
    clubOperatorId: z
      .uuid()
      .nullable()
      .describe('The operator where the club is at home: its trainers book there at once; null is everywhere'),
    eventTypes: z.array(z.string()).describe('Ids of the event types it may book'),
    grantedGroupIds: z.array(z.uuid()).describe('Resource groups a guest club was granted; the home club needs none'),
    isMine: z.boolean().describe('This account trains it'),
  })
  .meta({ id: 'Team' });

/** Teams with their whitelists (seed 4, 2.2.3). */
export const listTeams = operation({
  id: 'listTeams',
  method: 'GET',
  path: '/api/teams',
  tag,
  summary: 'All teams, those of the home club first',
  right: 'plan.view',
  ...nothing,
  answers: { 200: { description: 'The teams', schema: z.object({ teams: z.array(teamShape) }) } },
});

const eventTypeShape = z
  .object({
    id: z.string(),
    label: z.string(),
    icon: z.string(),
    color: z.string(),
    description: z.string(),
    allowOverlap: z.boolean(),
    isActive: z.boolean(),
    sortOrder: z.int().describe('Types are listed by it, then by label'),
  })
  .meta({ id: 'EventType' });

/** Terminarten (seed 4, 2.2.4). */
export const listEventTypes = operation({
  id: 'listEventTypes',
  method: 'GET',
  path: '/api/event-types',
  tag,
  summary: 'All event types',
  right: 'plan.view',
  ...nothing,
  answers: { 200: { description: 'The event types', schema: z.object({ eventTypes: z.array(eventTypeShape) }) } },
});

export const organisationOperations = [listTeams, listEventTypes];
