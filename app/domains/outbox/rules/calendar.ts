/** An event of an attached calendar file (RFC 5545, VEVENT). */
export interface MailEvent {
  /** The same in mails and feeds, so that a calendar replaces the event. */
  readonly uid: string;
  /** Grows with each change of the event. */
  readonly sequence: number;
  /** UTC instants, ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly location: string;
  readonly url: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

/** One attached file; the method holds for all its events (RFC 5546): CANCEL takes them out of the calendar. */
export interface MailCalendar {
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly events: readonly MailEvent[];
}
