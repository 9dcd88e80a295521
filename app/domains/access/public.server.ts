export { expireDoorJobs } from './expire-door-jobs.server.ts';
