export { forgetShifts } from './forget-shifts.server.ts';
export { forgetTimes } from './times/forget-times.server.ts';
export { staffRetention } from './retention.server.ts';
export { STAFF_PERSONAL_FIELDS } from './personal.ts';
export { listDoorShifts } from './store/door-shifts.server.ts';
