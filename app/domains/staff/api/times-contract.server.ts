import { z } from 'zod';
import { operation } from '#app/platform/api/operation.ts';
import { hintShape, sessionShape } from './clock-outputs.server.ts';
import { noFields } from './inputs.server.ts';
import * as inputs from './times-inputs.server.ts';

/** The JSON API of the times of all (seed 1, 2.4; staff.md). */

const tag = 'Time sessions';
const instant = z.string().describe('ISO 8601, UTC');
const unknown = { description: 'Unknown, or of another operator', schema: null, codes: ['NOT_FOUND'] };
const at = '/api/staff/time-sessions/{sessionId}';

const eventShape = z
  .object({
    id: z.uuid(),
    session_id: z.uuid(),
    staff_member_id: z.uuid(),
    event_type: z.enum(['CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT']),
    timestamp_utc: instant,
    timestamp_local: z.string().describe('ISO 8601 with offset, in Europe/Berlin'),
    source: z.enum(['APP', 'TERMINAL', 'ADMIN_CORRECTION']),
    idempotency_key: z.string(),
    metadata: z
      .object({
        recorded_at: instant.optional().describe('When it was written down, if it was later'),
        replaces: z.uuid().optional().describe('Of a correction: the stamp that counts no more'),
        void: z.literal(true).optional().describe('No stamp counts in its place'),
        correction_id: z.uuid().optional(),
        terminal_id: z.uuid().optional(),
        door_job_id: z.uuid().optional().describe('Of an automatic clock-in: the press'),
        visit_id: z.uuid().optional().describe('Of an automatic clock-in: the visit'),
      })
      .nullable(),
    created_at: instant,
  })
  .meta({ id: 'TimeEvent' });

const hints = z.array(hintShape).describe('Of the day, with its last session; they refuse nothing');
const listedSession = z.object({ ...sessionShape.shape, hints }).meta({ id: 'ListedTimeSession' });
const wholeSession = z
  .object({ ...listedSession.shape, events: z.array(eventShape).describe('In the order of their making') })
  .meta({ id: 'WholeTimeSession' });

const reads = { method: 'GET', tag, body: null, isRepeatable: false } as const;

export const listTimeSessions = operation({
  ...reads,
  id: 'listTimeSessions',
  path: '/api/staff/time-sessions',
  summary: 'Time sessions of the own operator: open and flagged ones first, then the newest',
  right: 'time.view',
  params: noFields,
  query: inputs.sessionsQuery,
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  answers: {
    200: {
      description: 'A page; `next_cursor` is null on the last',
      schema: z.object({ items: z.array(listedSession), next_cursor: z.string().nullable() }),
    },
  },
});

export const getTimeSession = operation({
  ...reads,
  id: 'getTimeSession',
  path: at,
  summary: 'One time session with its stamps',
  right: 'time.view',
  hidesFromOthers: true,
  params: inputs.sessionParams,
  query: noFields,
  answers: { 200: { description: 'The session', schema: wholeSession }, 404: unknown },
});

export const correctTimeSession = operation({
  id: 'correctTimeSession',
  method: 'PATCH',
  path: at,
  tag,
  summary: 'Correct a time session of another person',
  description:
    'Name what shall be different. Stamps with the source ADMIN_CORRECTION are appended, the first ones stay, and the person gets a mail. Without a change, a flagged session is confirmed. Nobody corrects the own times.',
  right: 'time.correct',
  params: inputs.sessionParams,
  query: noFields,
  body: inputs.correctionBody,
  example: { clock_out_at: '2026-11-16T14:30:00Z', reason: 'Vergessen auszustempeln' },
  isRepeatable: true,
  answers: {
    200: { description: 'As it is now', schema: wholeSession },
    404: unknown,
    409: {
      description: 'The month is approved, the times lie over another session (`session_id`), or it changed meanwhile',
      schema: null,
      codes: ['MONTH_CLOSED', 'SESSION_OVERLAP', 'DAY_TAKEN', 'VERSION_CONFLICT'],
    },
  },
});

export const listTimeEvents = operation({
  ...reads,
  id: 'listTimeEvents',
  path: '/api/staff/time-events',
  summary: 'Stamps of the own operator, newest first',
  right: 'time.correct',
  params: noFields,
  query: inputs.eventsQuery,
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  answers: {
    200: {
      description: 'A page; `next_cursor` is null on the last',
      schema: z.object({ items: z.array(eventShape), next_cursor: z.string().nullable() }),
    },
  },
});

/** Every operation of the times of all. */
export const timesOperations = [listTimeSessions, getTimeSession, correctTimeSession, listTimeEvents] as const;
