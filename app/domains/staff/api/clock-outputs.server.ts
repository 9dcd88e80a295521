import { z } from 'zod';

/** What the operations of the time clock answer. */

const instant = z.string().describe('ISO 8601, UTC');
const state = z.enum(['OFF', 'WORKING', 'BREAK', 'CLOSED']);
const seconds = z.int().describe('Seconds');

const breakShape = z.object({
  start_at: instant,
  end_at: instant.nullable().describe('Null while it runs'),
  duration_seconds: seconds.nullable(),
});

export const sessionShape = z
  .object({
    id: z.uuid(),
    staff_member_id: z.uuid(),
    day_key: z.string().describe('Day of the start in Europe/Berlin'),
    day_part: z.int(),
    state: z.enum(['WORKING', 'BREAK', 'CLOSED']),
    shift_id: z.uuid().nullable(),
    link_method: z.enum(['AUTO', 'MANUAL', 'NONE']),
    clock_in_at: instant,
    clock_out_at: instant.nullable(),
    total_work_seconds: seconds.nullable().describe('Net of breaks; null while it runs'),
    total_break_seconds: seconds.nullable(),
    breaks: z.array(breakShape),
    flagged: z.boolean().describe('Over 16 hours: it counts nowhere until an admin corrects it'),
    discarded: z.boolean().describe('An admin took it away; it counts nothing'),
    no_break_reason: z.string().nullable().describe('Why a break was not possible'),
    version: z.int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'TimeSession' });

export const hintShape = z
  .object({
    code: z
      .string()
      .describe(
        'W_BREAK_30, W_BREAK_45, W_CONTINUOUS_6H, W_MAX_10H, W_REST_11H, W_SUNDAY, W_NIGHT, W_LATE_RECORD or a W_YOUTH_',
      ),
    amount: z.int().describe('Minutes; of W_LATE_RECORD days'),
    detail: z.string().describe('In the language of the account'),
  })
  .meta({ id: 'TimeHint' });

const clock = { state, server_time: instant };
const shift = z.object({
  id: z.uuid(),
  start_at_utc: instant,
  end_at_utc: instant,
  role: z.string(),
  station: z.string().nullable(),
  work_area: z.string().nullable(),
});

export const statusShape = z
  .object({
    ...clock,
    since: instant.nullable().describe('Begin of the state'),
    work_seconds: seconds.describe('Of the session, net of breaks, up to now'),
    break_seconds: seconds,
    session: sessionShape.nullable(),
    shift: shift.nullable().describe('The linked shift, else the only one around now'),
    needs_end: z.boolean().describe('Open for more than 16 hours: clock-out needs `ended_at`'),
    hints: z.array(hintShape).describe('They refuse nothing'),
  })
  .meta({ id: 'ClockStatus' });

export const todayShape = z
  .object({
    ...clock,
    sessions: z.array(sessionShape),
    total_work_seconds: seconds,
    total_break_seconds: seconds,
    hints: z.array(hintShape),
  })
  .meta({ id: 'ClockToday' });

export const stampedShape = z.object({ ...clock, session: sessionShape }).meta({ id: 'Stamped' });
export const askedShape = z.object({ server_time: instant, correction_id: z.uuid() }).meta({ id: 'StampAsked' });
export const historyPage = z.object({ items: z.array(sessionShape), next_cursor: z.string().nullable() });
