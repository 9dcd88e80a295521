export { STAFF_PERSONAL_FIELDS } from './personal.ts';
