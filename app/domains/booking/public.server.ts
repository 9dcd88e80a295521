export { listDoorBookings } from './store/door-bookings.server.ts';
export { bookingRetention } from './retention.server.ts';
export { BOOKING_PERSONAL_FIELDS } from './personal.ts';
export { listRunningBookings, type RunningBooking } from './store/running-bookings.server.ts';
