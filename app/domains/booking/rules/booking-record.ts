import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import { ancestors, type TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import { type SeenBooking, visibilityOf, type Viewer } from './visibility.ts';

/** A row with all that the API may tell of it, before anybody's eyes. */
export interface RecordRow extends SeenBooking {
  id: string;
  resourceId: string | null;
  placeName: string;
  date: string;
  startTime: string;
  endTime: string;
  title: string;
  description: string | null;
  bookingType: string;
  typeLabel: string;
  personName: string;
  teamId: string | null;
  teamName: string | null;
  clubName: string | null;
  seriesId: string | null;
  detached: boolean;
  decisionReason: string | null;
  version: number;
  createdAt: string;
}

/**
 * A booking as the API tells it (seed 4, 2.4.1, with its names), cut to what the viewer may see: everything of one's own, the
 * plan's words of others', place and time of others' requests. What is not told is null.
 */
export interface BookingRecord {
  id: string;
  resourceId: string | null;
  placeName: string;
  date: string;
  startTime: string;
  endTime: string;
  status: BookingStatus;
  visibility: 'full' | 'plan' | 'requested';
  title: string | null;
  description: string | null;
  bookingType: string | null;
  typeLabel: string | null;
  userId: string | null;
  personName: string | null;
  teamId: string | null;
  teamName: string | null;
  clubName: string | null;
  seriesId: string | null;
  detached: boolean;
  /** The asked place is a part of what is booked: the seed's automatic row of the half (D2). */
  parentBooking: boolean;
  decision: Decision | null;
  decisionReason: string | null;
  createdBy: string | null;
  createdAt: string | null;
  version: number | null;
}

/** Null for what is hidden from the viewer. `seenFrom` is the place whose plan is asked for, if any. */
export function bookingRecordFor(
  viewer: Viewer,
  row: RecordRow,
  seenFrom: { resourceId: string; tree: readonly TreeNode[] } | null = null,
): BookingRecord | null {
  const sight = visibilityOf(viewer, row, { isPublic: false, showNames: false });
  if (sight !== 'full' && sight !== 'plan' && sight !== 'requested') return null;
  const isTold = sight !== 'requested';
  const isFull = sight === 'full';
  return {
    id: row.id,
    resourceId: row.resourceId,
    placeName: row.placeName,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    status: row.status,
    visibility: sight,
    title: isTold ? row.title : null,
    description: isFull ? row.description : null,
    bookingType: isTold ? row.bookingType : null,
    typeLabel: isTold ? row.typeLabel : null,
    userId: isTold ? row.userId : null,
    personName: isTold ? row.personName : null,
    teamId: isTold ? row.teamId : null,
    teamName: isTold ? row.teamName : null,
    clubName: isTold ? row.clubName : null,
    seriesId: isTold ? row.seriesId : null,
    detached: isTold && row.detached,
    parentBooking:
      seenFrom !== null &&
      row.resourceId !== null &&
      ancestors(seenFrom.tree, seenFrom.resourceId).includes(row.resourceId),
    decision: isFull ? row.decision : null,
    decisionReason: isFull ? row.decisionReason : null,
    createdBy: isFull ? row.createdBy : null,
    createdAt: isFull ? row.createdAt : null,
    version: isFull ? row.version : null,
  };
}
