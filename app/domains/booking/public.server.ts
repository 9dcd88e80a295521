export { expireBookings } from './expire-bookings.server.ts';
