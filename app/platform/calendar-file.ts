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

/** An event of a calendar that programs read again and again. */
export interface FeedEvent extends CalendarEvent {
  /** The instant of the last change. The present one would give every read another text. */
  readonly changedAt: string;
  /** Lines of text. */
  readonly description: readonly string[];
  readonly category: string | null;
}

/** The calendar of a feed, as programs show it. */
export interface FeedLook {
  readonly name: string;
  /** #rrggbb */
  readonly color: string | null;
  /** Its events leave the time of their reader free. */
  readonly isFree: boolean;
}
