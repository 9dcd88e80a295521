/** An event of a calendar file (RFC 5545, VEVENT). Its instants are UTC (ISO 8601). */
export interface CalendarEvent {
  /** The same in mails and feeds, so that a calendar replaces the event. */
  readonly uid: string;
  /** Grows with each change of the event. */
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly location: string;
  readonly url: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

/** A file whose method holds for all its events (RFC 5546, 3.2): PUBLISH says they are so, CANCEL takes them out of the calendar. */
export interface CalendarFile {
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly events: readonly CalendarEvent[];
}
