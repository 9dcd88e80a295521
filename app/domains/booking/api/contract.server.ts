import { operation } from '#app/platform/api/operation.ts';
import * as outputs from './outputs.server.ts';
import * as inputs from './inputs.server.ts';

const id = '01900000-0000-7000-8000-000000000000';
const newBooking = {
  resourceId: id,
  teamId: id,
  bookingType: 'training',
  startTime: '18:00',
  endTime: '19:30',
  series: { dayOfWeek: 2, startDate: '2027-01-12', endDate: '2027-03-23', skipPublicHolidays: true },
};

/** The JSON API of bookings (domain.md, booking). OpenAPI is made from these, and the routes serve them. */

const tag = 'Bookings';
const clash = (description: string, ...codes: string[]) => ({ description, schema: outputs.clashOutput, codes });
const gone = {
  description: 'It was cancelled, and this account had a part in it',
  schema: outputs.goneOutput,
  codes: ['BOOKING_CANCELLED'],
};

export const listBookings = operation({
  id: 'listBookings',
  method: 'GET',
  path: '/api/bookings',
  tag,
  summary: 'What occupies a resource between two dates',
  description:
    'Bookings of the resource itself, of the wholes above it (`parentBooking`) and of its parts, earliest first. The ETag is made from the version of the plan: ask again with If-None-Match and get 304 until something changes.',
  right: 'plan.view',
  params: inputs.noFields,
  query: inputs.listQuery,
  exampleQuery: { resource: 'RESOURCE_ID', from: '2026-11-30', to: '2026-12-06' },
  body: null,
  isRepeatable: false,
  answers: {
    200: {
      description: 'A page; `Link: rel="next"` leads to the following one',
      schema: outputs.pageOutput,
      headers: ['Link'],
    },
    304: { description: 'Unchanged since that ETag', schema: null },
    404: { description: 'The resource is unknown', schema: null, codes: ['NOT_FOUND'] },
  },
});

export const getBooking = operation({
  id: 'getBooking',
  method: 'GET',
  path: '/api/bookings/{bookingId}',
  tag,
  summary: 'One booking',
  right: 'booking.view',
  params: inputs.bookingParams,
  query: inputs.noFields,
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'The booking', schema: outputs.bookingOutput }, 410: gone },
});

export const previewBookings = operation({
  id: 'previewBookings',
  method: 'POST',
  path: '/api/bookings/preview',
  tag,
  summary: 'What a booking or a series would meet, date by date',
  description:
    'Writes nothing and locks nothing. What creating it would refuse as wrong is refused here with the same 422.',
  right: 'booking.request',
  params: inputs.noFields,
  query: inputs.noFields,
  body: inputs.bookingBody,
  example: newBooking,
  isRepeatable: false,
  answers: { 200: { description: 'A verdict on every date', schema: outputs.previewOutput } },
});

export const createBooking = operation({
  id: 'createBooking',
  method: 'POST',
  path: '/api/bookings',
  tag,
  summary: 'Book or ask for a date or a weekly series',
  description:
    'All or nothing, unless `series.onlyFree` leaves out what is taken. Admins and trainers book; for all others it is a request, and the booking is `pending`.',
  right: 'booking.request',
  params: inputs.noFields,
  query: inputs.noFields,
  body: inputs.bookingBody,
  example: newBooking,
  isRepeatable: true,
  answers: {
    201: { description: 'Booked or asked for', schema: outputs.bookedOutput },
    409: clash('Something is in the way; nothing was written', 'BOOKING_CONFLICT'),
  },
});

export const editBooking = operation({
  id: 'editBooking',
  method: 'PATCH',
  path: '/api/bookings/{bookingId}',
  tag,
  summary: 'Change a booking, or the dates of its series',
  description:
    'Name what shall be different. `version` is the one that was read. With `scope=following` the later dates become a series of their own, with a new `seriesId`. When nothing is named, nothing is written. While a booking runs, its title, description and end may change. What lies wholly inside what was approved stays approved; for accounts that need approval any other move is `pending` and frees the old time at once.',
  right: 'booking.change',
  params: inputs.bookingParams,
  query: inputs.scopeQuery,
  body: inputs.patchBody,
  example: { version: 1, startTime: '18:30', endTime: '20:00' },
  isRepeatable: true,
  answers: {
    200: { description: 'As they are now', schema: outputs.editedOutput },
    409: clash(
      'Changed, begun, over or taken meanwhile',
      'VERSION_CONFLICT',
      'BOOKING_RUNNING',
      'BOOKING_BEGUN',
      'BOOKING_PAST',
      'BOOKING_OVER',
      'BOOKING_CONFLICT',
    ),
    410: gone,
  },
});

export const cancelBooking = operation({
  id: 'cancelBooking',
  method: 'DELETE',
  path: '/api/bookings/{bookingId}',
  tag,
  summary: 'Cancel future dates, or withdraw a request',
  description:
    'A request can be withdrawn after its time has begun; a booking that has begun can only end earlier (PATCH).',
  right: 'booking.change',
  params: inputs.bookingParams,
  query: inputs.cancelQuery,
  body: null,
  isRepeatable: true,
  answers: {
    200: { description: 'Cancelled; the freed times are free at once', schema: outputs.cancelledOutput },
    409: clash(
      'Changed, begun or over meanwhile, or no date is left',
      'VERSION_CONFLICT',
      'BOOKING_PAST',
      'BOOKING_OVER',
      'NOTHING_TO_CANCEL',
    ),
    410: gone,
  },
});

export const approveBooking = operation({
  id: 'approveBooking',
  method: 'POST',
  path: '/api/bookings/{bookingId}/approve',
  tag,
  summary: 'Approve a request',
  right: 'booking.decide',
  params: inputs.bookingParams,
  query: inputs.decisionQuery,
  body: inputs.approveBody,
  example: { on_conflict: 'skip' },
  isRepeatable: true,
  answers: {
    200: { description: 'Approved', schema: outputs.decidedOutput },
    409: clash(
      'The request was already decided, or something is in the way. The code names the obstacle; `left` has that of each date',
      'BOOKING_OVER',
      'BOOKING_CONFLICT',
      'BOOKING_BEGUN',
      'PLACE_GONE',
      'NO_GRANT',
    ),
    410: gone,
  },
});

export const rejectBooking = operation({
  id: 'rejectBooking',
  method: 'POST',
  path: '/api/bookings/{bookingId}/reject',
  tag,
  summary: 'Reject a request',
  right: 'booking.decide',
  params: inputs.bookingParams,
  query: inputs.decisionQuery,
  body: inputs.rejectBody,
  example: { reason: 'The hall is closed in January.' },
  isRepeatable: true,
  answers: {
    200: { description: 'Rejected', schema: outputs.decidedOutput },
    409: clash('The request was already decided', 'BOOKING_OVER'),
    410: gone,
  },
});

export const archiveBooking = operation({
  id: 'archiveBooking',
  method: 'POST',
  path: '/api/bookings/{bookingId}/archive',
  tag,
  summary: 'Put a booking away',
  description:
    'It leaves every view but the archive; one that was still to come frees its place. Twice is the same as once.',
  right: 'booking.archive',
  params: inputs.bookingParams,
  query: inputs.noFields,
  body: inputs.noFields,
  isRepeatable: true,
  answers: { 200: { description: 'Archived', schema: outputs.bookingOutput }, 410: gone },
});

export const bookingOperations = [
  listBookings,
  getBooking,
  previewBookings,
  createBooking,
  editBooking,
  cancelBooking,
  approveBooking,
  rejectBooking,
  archiveBooking,
];
