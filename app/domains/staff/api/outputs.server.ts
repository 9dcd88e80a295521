import { z } from 'zod';

/** What the operations of shifts answer. */

const instant = z.string().describe('ISO 8601, UTC');
const nullableId = z.uuid().nullable();

const ownFields = {
  id: z.uuid(),
  schedule_id: nullableId,
  work_area_id: nullableId,
  template_id: nullableId,
  origin_date: z.string().nullable().describe('The date that a template made it for'),
  event_id: nullableId,
  date_local: z.string().describe('Day of the start in Europe/Berlin'),
  start_at_utc: instant,
  end_at_utc: instant,
  hours: z.number(),
  role: z.string(),
  station: z.string().nullable(),
  required_staff_count: z.int(),
  status: z.enum(['DRAFT', 'PUBLISHED', 'CANCELLED']),
  assigned_staff_ids: z.array(z.uuid()).describe('Staff members, in the order of their assignment'),
  notes_staff: z.string().nullable(),
  archived: z.boolean(),
  version: z.int(),
  updated_at: instant,
};

export const ownShiftShape = z.object(ownFields).meta({ id: 'OwnShift' });
export const shiftShape = z.object({ ...ownFields, notes_internal: z.string().nullable() }).meta({ id: 'Shift' });

const warningShape = z
  .object({
    code: z.string().describe('OVERLAP_SHIFT, OVERLAP_BOOKING, OVERSTAFFED, NO_ROLE, HOLIDAY or a W_ of working time'),
    shift_id: z.uuid(),
    staff_id: nullableId.describe('Null: it concerns the shift'),
    other_shift_id: nullableId,
    booking_id: nullableId,
    amount: z.number().nullable().describe('Hours, or heads'),
    detail: z.string().describe('In the language of the account'),
  })
  .meta({ id: 'ShiftWarning' });

const warnings = z.array(warningShape).describe('They refuse nothing');

export const warnedShift = z.object({ ...shiftShape.shape, warnings }).meta({ id: 'WarnedShift' });
export const swappedShift = z
  .object({ ...warnedShift.shape, other_shift: shiftShape.nullable() })
  .meta({ id: 'SwappedShift' });
export const shiftPage = z.object({ items: z.array(shiftShape), next_cursor: z.string().nullable() });
export const myShifts = z.object({ items: z.array(ownShiftShape) });
