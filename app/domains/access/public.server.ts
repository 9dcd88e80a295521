export { expireAccessRequests } from './expire-access-requests.server.ts';
export { expireDoorJobs } from './expire-door-jobs.server.ts';
export { forgetDoorJobs } from './forget-door-jobs.server.ts';
