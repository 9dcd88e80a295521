export { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
export { recordDelivery, type Delivery } from './record-delivery.server.ts';
export { removeQueuedMails } from './remove-queued-mails.server.ts';
export { renderMail } from './render-mail.server.ts';
export { outboxRetention } from './retention.server.ts';
export { setUpSender } from './set-up-sender.server.ts';
export { suppressMails } from './suppress-mails.server.ts';
export { LEASE_SECONDS, type MakeTokens, secondsToNextMail, type TakenMail, takeMails } from './take-mails.server.ts';
export { MAIL_QUEUED_TOPIC } from './live.ts';
