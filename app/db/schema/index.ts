export * from './access.ts';
export * from './accounts.ts';
export * from './audit.ts';
export * from './booking.ts';
export * from './facilities.ts';
export * from './organisation.ts';
export * from './outbox.ts';
export * from './people.ts';
