import type postgres from 'postgres';
import type { CalendarFile } from '#app/platform/calendar-file.ts';

export interface StaffMail {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly calendars: CalendarFile[] | null;
}

/** The mails of a person, oldest first. */
export function mailsTo(sql: postgres.Sql, userId: string): Promise<StaffMail[]> {
  return sql<
    StaffMail[]
  >`select template, subject, text, calendars from mail_messages where user_id = ${userId} order by id`;
}
