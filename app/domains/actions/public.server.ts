export { ActionFolder } from './action-folder.server.ts';
export { appendActions } from './append-actions.server.ts';
export { type TrackedAction, trackAction } from './track-action.server.ts';
