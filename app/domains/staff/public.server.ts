export { listDoorShifts } from './store/door-shifts.server.ts';
