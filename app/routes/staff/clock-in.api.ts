import { clockIn } from '#app/domains/staff/api/clock-contract.server.ts';
import { serveStamp } from './clock/stamp-api.server.ts';

const api = serveStamp(clockIn, 'CLOCK_IN');

export const loader = api.read;
export const action = api.write;
