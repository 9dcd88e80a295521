import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import {
  dateField,
  headsField,
  MAX_HEADS,
  notesField,
  roleField,
  stationField,
  timeField,
} from '#app/domains/staff/schema.ts';

/** Inputs of the API of shifts; names are those of seed 1. Errors are codes with texts in messages/api.*. */

export const noFields = z.strictObject({});
export const shiftParams = z.strictObject({ shiftId: z.uuid().describe('Id of the shift') });

const id = z.uuid('unreadable');
const instant = z.iso
  .datetime({ offset: true, error: ({ input }) => (input === undefined ? undefined : 'instant') })
  // An instant has nanoseconds at most.
  .refine((value) => isLocalDate(value.slice(0, 10)) && !/\.\d{10}/.test(value), 'instant');
const people = z.array(id).max(MAX_HEADS, 'people');

const fields = {
  start_at_utc: instant.optional().describe('ISO 8601. With `end_at_utc`; or `date_local` with both times'),
  end_at_utc: instant.optional(),
  date_local: dateField.optional().describe('Day of the start in Europe/Berlin'),
  start_time_local: timeField.optional().describe('HH:MM in Europe/Berlin'),
  end_time_local: timeField.optional().describe('HH:MM; not after the start is the next day'),
  station: stationField.nullable().optional(),
  work_area_id: id.nullable().optional(),
  schedule_id: id.nullable().optional(),
  event_id: id.nullable().optional().describe('A booking'),
  required_staff_count: headsField.optional().describe('1 when absent'),
  notes_staff: notesField.nullable().optional().describe('For the people of the shift'),
  notes_internal: notesField.nullable().optional().describe('For managers'),
  assigned_staff_ids: people.optional().describe('Ids of staff members; each once'),
};

export const shiftBody = z.strictObject({ ...fields, role: roleField }).meta({ id: 'NewShift' });

export const patchBody = z
  .strictObject({
    ...fields,
    role: roleField.optional(),
    version: z.int().min(1).optional().describe('As it was read; an older one is refused'),
    updated_at: instant.optional().describe('As it was read; the same check'),
    // A status that is sent leads to the operations that change it.
    status: z.undefined('use_publish').optional(),
  })
  .meta({ id: 'ShiftPatch' });

/** A body with the verbs' names. */
export function shiftInputOf(body: Omit<z.output<typeof patchBody>, 'role' | 'version' | 'updated_at' | 'status'>) {
  return {
    startAtUtc: body.start_at_utc,
    endAtUtc: body.end_at_utc,
    dateLocal: body.date_local,
    startTimeLocal: body.start_time_local,
    endTimeLocal: body.end_time_local,
    station: body.station,
    workAreaId: body.work_area_id,
    scheduleId: body.schedule_id,
    eventId: body.event_id,
    requiredStaffCount: body.required_staff_count,
    notesStaff: body.notes_staff,
    notesInternal: body.notes_internal,
    staffIds: body.assigned_staff_ids,
  };
}

export const personBody = z.strictObject({ staff_id: id.describe('Of a staff member') });
export const swapBody = z.strictObject({
  from_staff_id: id,
  to_staff_id: id,
  other_shift_id: id.optional().describe('A shift that `to` gives in return'),
});

/** date~start~id of the last shift of the page before. */
const cursor = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d~\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'cursor',
  )
  .refine(
    (value) => isLocalDate(value.slice(0, 10)) && z.iso.datetime().safeParse(value.split('~')[1]).success,
    'cursor',
  );

const range = {
  from: dateField.optional().describe('First day, inclusive'),
  to: dateField.optional().describe('Last day, inclusive'),
};
const inOrder = ({ from = '', to = '9999' }: { from?: string | undefined; to?: string | undefined }) => from <= to;
const ORDER = { path: ['to'], error: 'range' };

export const listQuery = z
  .strictObject({
    ...range,
    status: z.enum(['DRAFT', 'PUBLISHED', 'CANCELLED']).optional(),
    role: roleField.optional(),
    station: stationField.optional(),
    staff_member_id: id.optional(),
    work_area_id: id.optional(),
    include_archived: z
      .enum(['true', 'false'], 'flag')
      .optional()
      .transform((value) => value === 'true'),
    cursor: cursor.optional().describe('`next_cursor` of the page before'),
    limit: z.coerce.number('limit').int('limit').min(1, 'limit').max(500, 'limit').optional().default(100),
  })
  .refine(inOrder, ORDER);

export const myQuery = z.strictObject(range).refine(inOrder, ORDER);
