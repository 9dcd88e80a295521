import { z } from 'zod';
import { MAX_GENERATED_DAYS } from '#app/domains/staff/rules/generate.ts';
import { isLocalDate } from '#app/platform/calendar.ts';
import { operation } from '#app/platform/api/operation.ts';

/** The JSON API of planning (seed 1, 2.1 and 4); staff.md has the bodies. */

const noFields = z.strictObject({});
const date = z.string().refine(isLocalDate, 'date');
const instant = z.string().describe('ISO 8601, UTC');
const tag = 'Shifts';

/** The largest migration of one call. */
const MAX_ROWS = 20_000;

const generatedShape = z
  .object({
    id: z.uuid().nullable().describe('Null in a dry run'),
    template_id: z.uuid(),
    event_id: z.uuid().nullable(),
    work_area_id: z.uuid().nullable(),
    date_local: z.string(),
    start_at_utc: instant,
    end_at_utc: instant,
    role: z.string(),
    station: z.string().nullable(),
    required_staff_count: z.int(),
    assigned_staff_ids: z.array(z.uuid()),
    status: z.literal('DRAFT'),
  })
  .meta({ id: 'GeneratedShift' });

export const generateFromTemplates = operation({
  id: 'generateShifts',
  method: 'POST',
  path: '/api/staff/shifts/v2/generate-from-templates',
  tag,
  summary: 'Make drafts from templates',
  description: `Both dates are included, at most ${MAX_GENERATED_DAYS} days. A template makes one shift per date, and per event where it is for events, for ever: moved, cancelled and archived shifts count in \`existing_count\`. Without \`template_ids\` all templates in use; \`dry_run\` writes nothing.`,
  right: 'shift.manage',
  params: noFields,
  query: noFields,
  body: z.strictObject({
    from: date,
    to: date,
    template_ids: z.array(z.uuid('unreadable')).min(1).max(200).optional(),
    dry_run: z.boolean().optional(),
  }),
  example: { from: '2026-11-23', to: '2026-11-29', dry_run: true },
  isRepeatable: true,
  answers: {
    200: {
      description: 'What was made, or would be made',
      schema: z.object({
        created_count: z.int().describe('In a dry run what would be made'),
        existing_count: z.int(),
        skipped: z.array(
          z.object({
            date: z.string(),
            template: z.string().describe('Its code'),
            reason: z
              .enum(['HOLIDAY', 'TIME_SKIPPED', 'TIME_REPEATED', 'AREA_INACTIVE'])
              .describe('A holiday, a time that does not exist or exists twice, a work area that is switched off'),
          }),
        ),
        shifts: z.array(generatedShape),
      }),
    },
  },
});

export const migrateOldShifts = operation({
  id: 'migrateShifts',
  method: 'POST',
  path: '/api/staff/shifts/migrate-to-v2',
  tag,
  summary: 'Take the shifts of an older program',
  description:
    'Ids are kept, so a second call migrates nothing again. `staff_member_id` is the id or the external number of a staff member. A broken row is named in `errors` and does not stop the others. Nothing is mailed.',
  right: 'shift.migrate',
  params: noFields,
  query: noFields,
  body: z.strictObject({
    shifts: z
      .array(z.unknown(), 'list')
      .max(MAX_ROWS, 'too_many')
      .describe(
        'Rows with id, schedule_id, staff_member_id, shift_date, start_time, end_time, role, notes, work_area_id, archived; other fields are not read',
      ),
    schedules: z
      .array(z.object({ id: z.string('text'), published: z.boolean('boolean') }), 'list')
      .max(MAX_ROWS, 'too_many')
      .optional(),
  }),
  example: {
    shifts: [
      {
        id: '01931f00-0000-7000-8000-000000000001',
        schedule_id: 'kw-48',
        staff_member_id: '17',
        shift_date: '2026-11-23',
        start_time: '18:00',
        end_time: '01:30',
        role: 'bar',
      },
    ],
    schedules: [{ id: 'kw-48', published: true }],
  },
  isRepeatable: true,
  answers: {
    200: {
      description: 'What was migrated',
      schema: z.object({
        migrated_count: z.int(),
        skipped_count: z.int().describe('Rows that exist already, have no person, or have the new form'),
        errors: z.array(
          z.object({
            index: z.int().describe('Of the row in `shifts`'),
            field: z.string(),
            code: z.string(),
            message: z.string(),
          }),
        ),
      }),
    },
  },
});

export const planningOperations = [generateFromTemplates, migrateOldShifts] as const;
