export { PRESENCE_PERSONAL_FIELDS } from './personal.ts';
