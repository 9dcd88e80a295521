export { forgetShifts } from './forget-shifts.server.ts';
export { staffRetention } from './retention.server.ts';
