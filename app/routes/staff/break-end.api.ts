import { breakEnd } from '#app/domains/staff/api/clock-contract.server.ts';
import { serveStamp } from './clock/stamp-api.server.ts';

const api = serveStamp(breakEnd, 'BREAK_END');

export const loader = api.read;
export const action = api.write;
