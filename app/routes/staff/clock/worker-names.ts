/** Names that the pages, the service worker and its build share. */
export const WORKER_FILE = 'stempeluhr-worker.js';
export const SYNC_TAG = 'stempeluhr';
