import { type SeenBooking, visibilityOf, type Viewer, wasRefused } from './visibility.ts';

/** A booking, or a cancelled one, as a feed reads it. */
export interface FeedBooking extends SeenBooking {
  isCancelled: boolean;
  title: string;
  description: string | null;
  typeLabel: string;
  teamName: string | null;
  clubName: string | null;
  personName: string;
}

/** Words in the language of the feed's owner. */
export interface FeedWords {
  requested: string;
  notYetApproved: string;
  cancelled: (title: string) => string;
  person: (name: string) => string;
}

/** The texts of an event that its reader may see. */
export interface FeedEventTexts {
  title: string;
  description: string[];
  category: string | null;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** The reader may open the page of the booking. */
  isOpen: boolean;
}

/**
 * A booking in the feed of a person, with the same texts as in their plan. Null for what has no place in a feed: refused requests and
 * archived bookings, also for those who may see them on a page.
 */
export function feedEventFor(viewer: Viewer, booking: FeedBooking, words: FeedWords): FeedEventTexts | null {
  if (wasRefused(booking) || booking.status === 'archived') return null;
  const visibility = visibilityOf(viewer, booking, { isPublic: false, showNames: false });
  if (visibility === 'hidden') return null;
  const isPending = booking.status === 'pending';
  const isWithheld = visibility === 'requested';
  const title = isWithheld ? words.requested : booking.title;
  const lines = [
    isPending && !booking.isCancelled && words.notYetApproved,
    booking.typeLabel,
    [booking.teamName, booking.clubName].filter(Boolean).join(', '),
    words.person(booking.personName),
    ...(visibility === 'full' ? (booking.description ?? '').split(/\r\n|[\n\r]/) : []),
  ];
  return {
    // Some programs show a cancelled event like any other.
    title: booking.isCancelled ? words.cancelled(title) : title,
    description: isWithheld ? [] : lines.filter((line): line is string => Boolean(line)),
    category: isWithheld ? null : booking.typeLabel,
    status: booking.isCancelled ? 'CANCELLED' : isPending ? 'TENTATIVE' : 'CONFIRMED',
    isOpen: !isWithheld && !booking.isCancelled,
  };
}

/** Days before today that a feed still has. */
export const FEED_DAYS_BACK = 90;
/** Days after its date that a cancelled booking stays in a feed. */
export const CANCELLED_DAYS = 14;
/** Feeds per person. */
export const MAX_FEEDS = 50;

/** A token has 24 random bytes as base64url. */
export const FEED_TOKEN = /^[\w-]{32}$/;
