import type { BookingStatus, SeriesException } from '#app/db/schema/booking.ts';

/** One line of "my bookings" with its four columns (seed 4, 3.3). */
export interface MyEntry {
  /** Id of the series, or of the booking without one. */
  key: string;
  status: 'approved' | 'pending' | 'rejected';
  counts: { active: number; pending: number; rejected: number; detached: number };
  /** The date that represents the entry. */
  faceId: string;
  /** The next date that can still be changed. */
  nextId: string | null;
  /** The date that "edit" opens, which may be running; the one that "cancel" opens, which may be a begun request. */
  editId: string | null;
  cancelId: string | null;
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

/** A date, with the fields in which it differs from its entry. */
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

/** Places and teams of the whole list, to choose from. */
export interface MyFilters {
  /** The number of entries without a filter. */
  count: number;
  places: OptionGroup[];
  teams: OptionGroup[];
}

/** Options of a select under one label. */
export interface OptionGroup {
  label: string;
  options: { value: string; label: string }[];
}

/** Reasons of exceptions that have a text; any other reason was typed by a person. */
const WORDED_CODES = ['removed', 'not_free', 'cancelled', 'detached'] as const;
export type ExceptionCode = (typeof WORDED_CODES)[number];

export function exceptionCode(reason: string): ExceptionCode | null {
  return WORDED_CODES.find((code) => code === reason) ?? null;
}
