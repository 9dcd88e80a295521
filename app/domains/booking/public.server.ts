export { expireBookings } from './expire-bookings.server.ts';
export { listDoorBookings } from './store/door-bookings.server.ts';
