export { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
