export { type TrackedAction, trackAction } from './track-action.server.ts';
