export { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
export { removeQueuedMails } from './remove-queued-mails.server.ts';
export { outboxRetention } from './retention.server.ts';
