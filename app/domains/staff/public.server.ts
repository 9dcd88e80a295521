export { STAFF_PERSONAL_FIELDS } from './personal.ts';
export { listDoorShifts } from './store/door-shifts.server.ts';
