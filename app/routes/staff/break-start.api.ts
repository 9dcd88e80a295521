import { breakStart } from '#app/domains/staff/api/clock-contract.server.ts';
import { serveStamp } from './clock/stamp-api.server.ts';

const api = serveStamp(breakStart, 'BREAK_START');

export const loader = api.read;
export const action = api.write;
