export { enqueueMails, type OutgoingMail, UNDO_SECONDS } from './enqueue-mail.server.ts';
