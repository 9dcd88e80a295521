import { operation } from '#app/platform/api/operation.ts';
import * as answers from './api-answer-shapes.server.ts';
import * as takes from './api-shapes.server.ts';

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
const conflict = { description: 'Something is in the way (BOOKING_CONFLICT); nothing was written', schema: null };
const changed = {
  description: 'Changed, over or taken meanwhile (VERSION_CONFLICT, BOOKING_OVER, BOOKING_CONFLICT)',
  schema: null,
};
const gone = { description: 'It was cancelled (BOOKING_CANCELLED)', schema: null };

export const listBookings = operation({
  id: 'listBookings',
  method: 'GET',
  path: '/api/bookings',
  tag,
  summary: 'What occupies a resource between two dates',
  description:
    'Bookings of the resource itself, of the wholes above it (`parentBooking`) and of its parts, earliest first. The ETag is made from the version of the plan: ask again with If-None-Match and get 304 until something changes.',
  right: 'plan.view',
  params: takes.noFields,
  query: takes.listQuery,
  body: null,
  isRepeatable: false,
  answers: {
    200: { description: 'A page; `Link: rel="next"` leads to the following one', schema: answers.pageShape },
    304: { description: 'Unchanged since that ETag', schema: null },
  },
});

export const getBooking = operation({
  id: 'getBooking',
  method: 'GET',
  path: '/api/bookings/{bookingId}',
  tag,
  summary: 'One booking',
  right: 'booking.view',
  params: takes.bookingParams,
  query: takes.noFields,
  body: null,
  isRepeatable: false,
  answers: { 200: { description: 'The booking', schema: answers.bookingShape }, 410: gone },
});

export const previewBookings = operation({
  id: 'previewBookings',
  method: 'POST',
  path: '/api/bookings/preview',
  tag,
  summary: 'What a booking or a series would meet, date by date',
  description: 'Writes nothing and locks nothing.',
  right: 'booking.request',
  params: takes.noFields,
  query: takes.noFields,
  body: takes.bookingBody,
  example: newBooking,
  isRepeatable: false,
  answers: { 200: { description: 'A verdict on every date', schema: answers.previewShape } },
});

export const createBooking = operation({
  id: 'createBooking',
  method: 'POST',
  path: '/api/bookings',
  tag,
  summary: 'Book or ask for a date or a weekly series',
  description:
    'All or nothing, unless `series.onlyFree` leaves out what is taken. Admins and trainers book; everybody else asks, and the booking is `pending`.',
  right: 'booking.request',
  params: takes.noFields,
  query: takes.noFields,
  body: takes.bookingBody,
  example: newBooking,
  isRepeatable: true,
  answers: { 201: { description: 'Booked or asked for', schema: answers.bookedShape }, 409: conflict },
});

export const editBooking = operation({
  id: 'editBooking',
  method: 'PATCH',
  path: '/api/bookings/{bookingId}',
  tag,
  summary: 'Change a booking, or the dates of its series',
  description: 'Name what shall be different. `version` is the one that was read.',
  right: 'booking.change',
  params: takes.bookingParams,
  query: takes.scopeQuery,
  body: takes.patchBody,
  example: { version: 1, startTime: '18:30', endTime: '20:00' },
  isRepeatable: true,
  answers: { 200: { description: 'As they are now', schema: answers.editedShape }, 409: changed },
});

export const cancelBooking = operation({
  id: 'cancelBooking',
  method: 'DELETE',
  path: '/api/bookings/{bookingId}',
  tag,
  summary: 'Cancel future dates, or withdraw a request',
  right: 'booking.change',
  params: takes.bookingParams,
  query: takes.cancelQuery,
  body: null,
  isRepeatable: true,
  answers: {
    200: { description: 'Cancelled; the freed times are free at once', schema: answers.cancelledShape },
    409: changed,
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
  params: takes.bookingParams,
  query: takes.decisionQuery,
  body: takes.approveBody,
  example: { on_conflict: 'skip' },
  isRepeatable: true,
  answers: { 200: { description: 'Approved', schema: answers.decidedShape }, 409: changed },
});

export const rejectBooking = operation({
  id: 'rejectBooking',
  method: 'POST',
  path: '/api/bookings/{bookingId}/reject',
  tag,
  summary: 'Reject a request',
  right: 'booking.decide',
  params: takes.bookingParams,
  query: takes.decisionQuery,
  body: takes.rejectBody,
  example: { reason: 'The hall is closed in January.' },
  isRepeatable: true,
  answers: { 200: { description: 'Rejected', schema: answers.decidedShape }, 409: changed },
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
  params: takes.bookingParams,
  query: takes.noFields,
  body: takes.noFields,
  isRepeatable: true,
  answers: { 200: { description: 'Archived', schema: answers.bookingShape } },
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
