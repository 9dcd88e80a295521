export { storeLocale } from './set-locale.server.ts';
export { PEOPLE_PERSONAL_FIELDS } from './personal.ts';
