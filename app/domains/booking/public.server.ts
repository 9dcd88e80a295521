export { listDoorBookings } from './store/door-bookings.server.ts';
