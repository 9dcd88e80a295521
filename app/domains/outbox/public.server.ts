export { enqueueMails, type OutgoingMail, UNDO_SECONDS } from './enqueue-mails.server.ts';
export { removeQueuedMails } from './remove-queued-mails.server.ts';
