export { expireBookings } from './expire-bookings.server.ts';
export { listDoorBookings } from './list-door-bookings.server.ts';
