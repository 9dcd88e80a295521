import type { BookingStatus, SeriesException } from '#app/db/schema/booking.ts';

/** One line of "my bookings": everything its four columns say (seed 4, 3.3). */
export interface MyEntry {
  /** Id of the series, else of the booking. */
  key: string;
  status: 'approved' | 'pending' | 'rejected';
  counts: { active: number; pending: number; rejected: number; detached: number };
  /** The date that speaks for all. */
  faceId: string;
  /** The next date that can still be changed. */
  nextId: string | null;
  resourceId: string | null;
  title: string;
  startTime: string;
  endTime: string;
  /** `#rrggbb` of the resource; null once it is gone. */
  color: string | null;
  placeName: string;
  facilityName: string | null;
  type: { icon: string; label: string };
  club: { name: string; color: string } | null;
  clubName: string | null;
  department: { name: string; icon: string } | null;
  teamName: string | null;
  /** Trainers of the team, or the person it is booked for (`isPrimary` null). */
  people: { name: string; isPrimary: boolean | null }[];
  reason: string | null;
  series: {
    from: string;
    until: string;
    dayOfWeek: number;
    exceptions: SeriesException[];
  } | null;
  dates: MyDate[];
}

/** A date, and what it does differently from its entry. */
export interface MyDate {
  id: string;
  date: string;
  status: BookingStatus;
  hasBegun?: true;
  isDetached?: true;
  time?: { start: string; end: string };
  placeName?: string;
  title?: string;
  reason?: string;
}

/** What occurs in the whole list, to choose from. */
export interface MyFilters {
  /** Entries before any filter. */
  count: number;
  places: OptionGroup[];
  teams: OptionGroup[];
}

/** Options of a select under one label. */
export interface OptionGroup {
  label: string;
  options: { value: string; label: string }[];
}

/** Codes of exceptions that screens have words for; any other reason is somebody's own text. */
const EXCEPTION_CODES = ['removed', 'not_free', 'cancelled', 'detached'] as const;
export type ExceptionCode = (typeof EXCEPTION_CODES)[number];

export function exceptionCode(reason: string): ExceptionCode | null {
  return EXCEPTION_CODES.find((code) => code === reason) ?? null;
}
