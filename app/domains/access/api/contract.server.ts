import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';
import { problemShape } from '#app/platform/api/problems.ts';
import { JOB_STATUSES, RESULT_CODES } from '#device/protocol.ts';

/** The JSON API of doors (protocol, member side). The device side has its own protocol (device/protocol.ts). */

const noFields = z.strictObject({});
const instant = z.string().describe('ISO 8601, UTC');
export const DOOR_REASONS = [
  'PERSON_INACTIVE',
  'AREA_INACTIVE',
  'MIN_AGE',
  'NO_SUBSCRIPTION',
  'NOT_CONFIRMED',
  'OUTSIDE_WINDOW',
  'SESSION_ENDED',
] as const;
const reasons = z.array(z.enum(DOOR_REASONS)).describe('Everything that is missing');

const doorShape = z
  .object({
    area: z.string().describe('Names the door in addresses'),
    title: z.string(),
    facilityName: z.string(),
    isAllowed: z.boolean().describe('Would open now'),
    reasons,
    isReachable: z.boolean().describe('An active device of the door reported within the last 20 seconds'),
    window: z
      .object({ from: instant, until: instant })
      .nullable()
      .describe('When it opens by a booking or a shift, next or now'),
  })
  .meta({ id: 'Door' });

const askedShape = z
  .object({ jobId: z.uuid(), expiresAt: instant.describe('Until then a device may take it') })
  .meta({ id: 'DoorAsked' });

const jobShape = z
  .object({
    jobId: z.uuid(),
    area: z.string(),
    areaTitle: z.string(),
    status: z.enum(JOB_STATUSES),
    resultCode: z.enum(RESULT_CODES).nullable(),
    createdAt: instant,
    expiresAt: instant,
    dispatchedAt: instant.nullable(),
    executedAt: instant.nullable().describe('When it became final'),
    withdrawnAt: instant.nullable().describe('When its person withdrew it'),
    mayOpenForS: z.int().describe('So many more seconds a device that has it may open the door; 0 when none has it'),
  })
  .meta({ id: 'DoorJob' });

const withdrawnShape = z
  .object({
    status: z.enum(['expired', 'dispatched']).describe('`dispatched`: a device may have it'),
    mayOpenForS: z.int().describe('0 when no device has it'),
  })
  .meta({ id: 'DoorWithdrawn' });

const overShape = problemShape.extend({ jobStatus: z.enum(JOB_STATUSES) }).meta({ id: 'DoorJobOver' });

const forbiddenShape = problemShape.extend({ reasons }).meta({ id: 'DoorForbidden' });

const tag = 'Doors';

export const listDoors = operation({
  id: 'listDoors',
  method: 'GET',
  path: '/api/doors',
  tag,
  summary: 'The doors of this account, each with why it would not open now',
  right: 'door.list',
  params: noFields,
  query: noFields,
  body: null,
  isRepeatable: false,
  answers: {
    200: { description: 'All doors that this account may see', schema: z.object({ doors: z.array(doorShape) }) },
  },
});

export const openDoorOperation = operation({
  id: 'openDoor',
  method: 'POST',
  path: '/api/doors/{area}/open',
  tag,
  summary: 'Ask for a door to be opened',
  description:
    'A device at the door takes the job, opens, and says so: follow it under `GET /api/doors/jobs/{jobId}`. While one is on its way, asking again answers the same job with 200. At most 6 a minute and 30 an hour for one door.',
  right: 'door.open',
  params: z.strictObject({ area: z.string().max(40) }),
  query: noFields,
  body: noFields,
  example: {},
  isRepeatable: true,
  answers: {
    200: { description: 'One is on its way already', schema: askedShape },
    201: { description: 'Asked for', schema: askedShape },
    403: { description: 'Not for this account, or not now', schema: forbiddenShape, codes: ['AREA_FORBIDDEN'] },
    404: { description: 'The door is unknown', schema: null, codes: ['NOT_FOUND'] },
    429: { description: 'Too often; Retry-After says how long to wait', schema: null, codes: ['OPENS_LIMITED'] },
    503: { description: 'The device at the door is silent', schema: null, codes: ['DEVICE_OFFLINE'] },
  },
});

export const getDoorJobOperation = operation({
  id: 'getDoorJob',
  method: 'GET',
  path: '/api/doors/jobs/{jobId}',
  tag,
  summary: 'How far it has come',
  description:
    '`pending`: asked for. `dispatched`: a device has it. `executed`: the device has opened. `failed` and `expired`: it has not; `resultCode` says why.',
  right: 'door.list',
  params: z.strictObject({ jobId: z.uuid() }),
  query: noFields,
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'The job', schema: jobShape } },
});

export const withdrawDoorJobOperation = operation({
  id: 'withdrawDoorJob',
  method: 'DELETE',
  path: '/api/doors/jobs/{jobId}',
  tag,
  summary: 'Withdraw one that waits',
  description:
    'A `pending` one ends at once, with the code `CANCELLED`. A `dispatched` one may be at the door already: it goes on to its end, and `mayOpenForS` says how long the door may still open.',
  right: 'door.withdraw',
  params: z.strictObject({ jobId: z.uuid() }),
  query: noFields,
  body: null,
  isRepeatable: true,
  answers: {
    200: { description: 'Withdrawn', schema: withdrawnShape },
    409: { description: 'It had ended before', schema: overShape, codes: ['JOB_OVER'] },
  },
});

export const accessOperations = [listDoors, openDoorOperation, getDoorJobOperation, withdrawDoorJobOperation] as const;
