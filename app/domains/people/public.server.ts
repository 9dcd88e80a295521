export { storeLocale } from './set-locale.server.ts';
export { storeMemberNumber } from './store-member-number.server.ts';
export { PEOPLE_PERSONAL_FIELDS } from './personal.ts';
