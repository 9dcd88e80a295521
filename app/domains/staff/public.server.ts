export { forgetShifts } from './forget-shifts.server.ts';
export { staffRetention } from './retention.server.ts';
export { STAFF_PERSONAL_FIELDS } from './personal.ts';
