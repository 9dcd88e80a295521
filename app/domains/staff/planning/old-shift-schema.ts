import { z } from 'zod';
import { isReadableText, textUpTo } from '#app/platform/form/read-form.server.ts';
import { isLocalDate } from '#app/platform/calendar.ts';

/** A shift of the older program (seed 1, 1.2). Fields that it may also have are not read: its rows carry more than their table. */
const optional = (max: number) => textUpTo(max, 'too_long', 'text').refine(isReadableText, 'unreadable').nullish();

export const oldShiftSchema = z.object({
  id: z.uuid('id').transform((id) => id.toLowerCase()),
  schedule_id: z.string('text').nullish(),
  staff_member_id: z.string('text').nullish(),
  assigned_staff_ids: z.array(z.unknown(), 'list').nullish(),
  shift_date: z.string('date').refine(isLocalDate, 'date'),
  start_time: z.string('time').regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time'),
  end_time: z.string('time').regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'time'),
  role: textUpTo(40, 'too_long', 'role')
    .refine(isReadableText, 'unreadable')
    .refine((text) => /^\S(?:.*\S)?$/.test(text), 'role'),
  station: optional(60),
  notes: optional(2000),
  work_area_id: z.uuid('work_area').nullish(),
  required_staff_count: z.int('count').min(0, 'count').max(100, 'count').nullish(),
  archived: z.boolean('boolean').nullish(),
});
