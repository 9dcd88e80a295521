import type { GenerateShiftsOutcome } from '#app/domains/staff/planning/generate-shifts.server.ts';
import type { MigrateShiftsOutcome } from '#app/domains/staff/planning/migrate-shifts.server.ts';
import { de } from '#app/domains/staff/messages/planning-api.de.ts';
import { en } from '#app/domains/staff/messages/planning-api.en.ts';
import type { ApiAnswer } from '#app/platform/api/answer.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { HOME_ZONE, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';

export const { fieldMessage: planningFieldMessage } = roomMessages({ de, en });

const textOf = (code: string, locale: Locale): string => planningFieldMessage({ code }, locale) ?? code;

export function answerGenerated(outcome: GenerateShiftsOutcome, locale: Locale): ApiAnswer {
  if (outcome.kind === 'refused') {
    const { to, templateIds } = outcome.problems;
    const code = to === 'too_long' ? 'too_long_range' : (to ?? templateIds ?? 'range');
    return invalidFields([{ field: to ? 'to' : 'template_ids', code, detail: textOf(code, locale) }], locale);
  }
  const { shifts, existingCount, skipped } = outcome;
  return {
    status: 200,
    body: {
      created_count: shifts.length,
      existing_count: existingCount,
      skipped: skipped.map(({ date, code, reason }) => ({ date, template: code, reason })),
      shifts: shifts.map((shift) => ({
        id: shift.id,
        template_id: shift.templateId,
        event_id: shift.eventId,
        work_area_id: shift.workAreaId,
        date_local: wallClock(instantOfText(shift.startAtUtc), HOME_ZONE).date,
        start_at_utc: shift.startAtUtc,
        end_at_utc: shift.endAtUtc,
        role: shift.role,
        station: shift.station,
        required_staff_count: shift.requiredStaffCount,
        assigned_staff_ids: [],
        status: 'DRAFT',
      })),
    },
  };
}

export function answerMigrated({ migrated, skipped, errors }: MigrateShiftsOutcome, locale: Locale): ApiAnswer {
  return {
    status: 200,
    body: {
      migrated_count: migrated,
      skipped_count: skipped,
      errors: errors.map(({ index, field, code }) => ({ index, field, code, message: textOf(code, locale) })),
    },
  };
}
