import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';

/** The JSON API of presence (presence.md); its names are those of seed 0. */

const noFields = z.strictObject({});
const instant = z.string().describe('ISO 8601, UTC');

const personShape = z
  .object({
    user_id: z.uuid(),
    name: z.string().describe('As much as the person allows: first name, or first and last name'),
    since: instant,
    planned_end_at: instant.nullable(),
    guest_count: z.int(),
    working_on: z.string().nullable().describe('Title of the latest action, or its gid'),
  })
  .meta({ id: 'PresentPerson' });

const roomShape = z
  .object({
    room_id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    facility_id: z.uuid(),
    facility_name: z.string(),
    people: z.int().describe('Everyone in the room, without guests'),
    guests: z.int(),
    unnamed: z.int().describe('People in the room whom this account does not see by name'),
    present: z.array(personShape),
  })
  .meta({ id: 'PresentRoom' });

const visitShape = z
  .object({
    id: z.uuid(),
    user_id: z.uuid(),
    room_id: z.uuid(),
    started_at: instant,
    ended_at: instant.nullable(),
    planned_end_at: instant.nullable(),
    guest_count: z.int(),
  })
  .meta({ id: 'Visit' });

const tag = 'Presence';

export const listPresence = operation({
  id: 'listPresence',
  method: 'GET',
  path: '/api/presence',
  tag,
  summary: 'Who is in which room, as each person allows',
  description: 'An unknown facility or room answers an empty list.',
  right: 'presence.view',
  params: noFields,
  query: z.strictObject({ facility: z.uuid('unreadable').optional(), room: z.uuid('unreadable').optional() }),
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'The rooms, empty ones too', schema: z.object({ rooms: z.array(roomShape) }) } },
});

export const createVisit = operation({
  id: 'createVisit',
  method: 'POST',
  path: '/api/visits',
  tag,
  summary: 'Check in to a room',
  description:
    'Where the operator allows one room at a time, the visits of its other rooms end. `user_id` of another person needs an administrator of the operator.',
  right: 'presence.checkIn',
  params: noFields,
  query: noFields,
  body: z.strictObject({
    room_id: z.uuid('unreadable'),
    user_id: z.uuid('unreadable').optional(),
    guest_count: z.int('guests').optional(),
    planned_end_at: z.iso.datetime({ offset: true, error: 'planned_end' }).nullish(),
  }),
  example: { room_id: '01931f00-0000-7000-8000-000000000001', guest_count: 2 },
  isRepeatable: true,
  answers: {
    200: { description: 'The person is in the room already; nothing changed', schema: visitShape },
    201: { description: 'Checked in', schema: visitShape },
    404: { description: 'The room is unknown', schema: null, codes: ['NOT_FOUND'] },
  },
});

export const endVisit = operation({
  id: 'endVisit',
  method: 'POST',
  path: '/api/visits/{visitId}/end',
  tag,
  summary: 'Check out',
  right: 'presence.checkIn',
  params: z.strictObject({ visitId: z.uuid() }),
  query: noFields,
  body: noFields,
  example: {},
  isRepeatable: true,
  answers: {
    200: { description: 'Checked out', schema: visitShape },
    404: { description: 'The visit is unknown', schema: null, codes: ['NOT_FOUND'] },
    409: { description: 'The person is not in the room', schema: null, codes: ['NOT_INSIDE'] },
  },
});

export const presenceOperations = [listPresence, createVisit, endVisit] as const;
