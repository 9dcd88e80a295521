import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';
import { actionsBody, actionsQuery, noFields } from './schema.ts';

/** The JSON API of actions (seed 0). OpenAPI is made from these, and the route serves them. */

const tag = 'Actions';

const written = {
  id: z.uuid(),
  user_id: z.uuid(),
  action_type: z.string(),
  gid: z.string(),
  timestamp: z.string().describe('When it was written, UTC with microseconds'),
  room_id: z.uuid().nullable().describe('The room that the person was checked in to; null elsewhere'),
};

const writtenAction = z.object(written).meta({ id: 'WrittenAction' });
const action = z.object({ ...written, metadata: z.record(z.string(), z.unknown()) }).meta({ id: 'Action' });

export const postActionsOperation = operation({
  id: 'postActions',
  method: 'POST',
  path: '/api/actions',
  tag,
  summary: 'Report what a person did, one action or up to 100',
  description:
    'For programs such as a tutorial site. All or none, in their order. The action belongs to the person of the token; an admin may name any active person by `user_id`, by a token with the scope `actions:any` beside `actions:write`.',
  right: 'action.write',
  alsoNeeds: ({ actions }, { id }) =>
    actions.some(({ userId }) => userId !== null && userId !== id) ? 'action.writeAny' : null,
  params: noFields,
  query: noFields,
  body: actionsBody,
  example: {
    action_type: 'work.started',
    gid: 'https://tutorials.example/birdhouse',
    metadata: { title: 'Vogelhaus' },
  },
  isRepeatable: true,
  answers: {
    201: { description: 'Written', schema: z.object({ actions: z.array(writtenAction) }) },
  },
});

export const listActionsOperation = operation({
  id: 'listActions',
  method: 'GET',
  path: '/api/actions',
  tag,
  summary: 'Actions, newest first',
  description: 'Your own; an admin sees those of everyone.',
  right: 'action.read',
  params: noFields,
  query: actionsQuery,
  exampleQuery: { from: '2026-11-01', type: 'work.started' },
  body: null,
  isRepeatable: false,
  answers: {
    200: {
      description: 'A page; `Link: rel="next"` leads to the following one',
      schema: z.object({
        actions: z.array(action),
        next: z.string().nullable().describe('`after` of the following page; null on the last'),
      }),
      headers: ['Link'],
    },
    404: { description: 'The person or room is unknown, or not visible', schema: null, codes: ['NOT_FOUND'] },
  },
});

export const actionOperations = [postActionsOperation, listActionsOperation];
