import { clockOut } from '#app/domains/staff/api/clock-contract.server.ts';
import { serveStamp } from './clock/stamp-api.server.ts';

const api = serveStamp(clockOut, 'CLOCK_OUT');

export const loader = api.read;
export const action = api.write;
