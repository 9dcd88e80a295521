export { ActionFolder } from './action-folder.server.ts';
export { appendActions } from './append-actions.server.ts';
export { getFilesFailure } from './files-failure.server.ts';
export { type RebuildOutcome, rebuildActions } from './rebuild-actions.server.ts';
export { actionsRetention } from './retention.server.ts';
export { type TrackedAction, trackAction } from './track-action.server.ts';
export { type ActionDifference, type ActionsReport, verifyActions } from './verify-actions.server.ts';
