import type { ScopeSkipReason, Scope } from './scopes.ts';

/** The fields of the edit form for every scope, as texts and ticks. */
export interface EditDraft {
  resourceId: string;
  eventTypeId: string;
  date: string;
  /** 0 = Sunday. */
  dayOfWeek: string;
  endDate: string;
  startTime: string;
  endTime: string;
  title: string;
  description: string;
  onlyFree: boolean;
  skipPublicHolidays: boolean;
  skipSchoolHolidays: boolean;
  removed: string[];
}

/** Everything the edit form shows to one person. */
export interface EditForm {
  bookingId: string;
  version: number;
  scope: Scope;
  /** The scopes on offer, each with its number of dates; one for a single date. */
  scopes: { scope: Scope; count: number }[];
  /** An approved date of the scope may have to be approved again, because the bookings of this person need approval. */
  mayLoseApproval: boolean;
  /** Why it cannot be changed any more. */
  refusal: 'past' | 'begun' | 'rejected' | null;
  /** Set while the booking runs: only title, description and end change, and the end not before this time. */
  running: { endsFrom: string } | null;
  /** The end of the series on each weekday, Sunday first, while no other is chosen. */
  endByWeekday: string[];
  /** The booking as it is now. */
  now: { title: string; date: string; startTime: string; endTime: string; placeName: string };
  skipped: { date: string; why: ScopeSkipReason }[];
  places: { group: string; resources: { id: string; name: string }[] }[];
  eventTypes: { id: string; label: string; icon: string }[];
  /** A suggested title consists of the team's name and the type. */
  teamName: string | null;
  today: string;
  draft: EditDraft;
}
