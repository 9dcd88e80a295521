export { storeLocale } from './set-locale.server.ts';
