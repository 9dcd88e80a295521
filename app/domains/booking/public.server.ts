export { listDoorBookings } from './store/door-bookings.server.ts';
export { bookingRetention } from './retention.server.ts';
