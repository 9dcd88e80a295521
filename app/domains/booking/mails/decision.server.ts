import type { Actor } from '#app/platform/ctx.ts';
import type { ApprovalRow } from '#app/domains/booking/store/decision-rows.server.ts';
import { type BookingNotification, type SkippedDate, nameOf } from './notifications.server.ts';
import type { MailedDate } from './calendars.server.ts';
import type { JudgedDate } from '#app/domains/booking/rules/approve.ts';

/** The one mail about some dates of a request, all of one series or a single one. Null without dates. */
export function notificationsOf(
  template: BookingNotification['template'],
  rows: readonly ApprovalRow[],
  about: {
    actor: Pick<Actor, 'firstName' | 'lastName' | 'email'>;
    reason?: string | null;
    skipped?: readonly JudgedDate<ApprovalRow>[];
  },
): BookingNotification | null {
  const first = rows[0];
  if (!first) return null;
  const state = template === 'bookingApproved' ? 'approved' : 'gone';
  const { title, placeName, facilityName, teamName, startTime, endTime, timeZone } = first;
  return {
    template,
    related: relatedOf(first),
    bookingId: first.id,
    operatorId: first.operatorId,
    title,
    placeName,
    facilityName: facilityName ?? '',
    teamName,
    startTime,
    endTime,
    timeZone,
    dates: rows.map(({ date }) => date),
    calendarDates: rows.map((row): MailedDate => ({ ...row, state })),
    skipped: (about.skipped ?? []).map(skippedDate),
    isPending: false,
    reason: about.reason ?? null,
    by: nameOf(about.actor),
    byEmail: about.actor.email,
  };
}

/** The audit log and the mail log record a series as one thing; a date that was moved alone is recorded by itself. */
export function relatedOf(row: Pick<ApprovalRow, 'id' | 'seriesId' | 'detached'>): {
  entity: 'booking' | 'booking_series';
  id: string;
} {
  return row.seriesId !== null && !row.detached
    ? { entity: 'booking_series', id: row.seriesId }
    : { entity: 'booking', id: row.id };
}

function skippedDate({ booking, obstacle, conflicts }: JudgedDate<ApprovalRow>): SkippedDate {
  const clash = conflicts.find((conflict) => conflict.severity === 'error');
  if (obstacle === 'conflict' && clash && 'with' in clash)
    return { date: booking.date, why: 'taken', by: clash.with.title };
  return { date: booking.date, why: obstacle === 'conflict' ? 'outside_slot' : obstacle };
}
