export { type KeptLine, listRetention } from './list-retention.server.ts';
