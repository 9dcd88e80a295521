import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './api.de.ts';

export const en: CatalogueShape<typeof de> = {
  NOT_ACTIVE: {
    title: 'This sub-project is no longer active',
    detail: 'It is split, merged away or archived and can only be read. Nothing was changed.',
  },
  advice: {
    NOT_ACTIVE: 'Go on in a part of it, or in the new sub-project.',
  },
  fields: {
    number: 'A number.',
    number_taken: 'This number is taken in the sub-project.',
    title: 'A title.',
    money: 'An amount like 1234.50 or 1.234,50.',
    negative: 'The amount is below zero.',
    too_big: 'At most 9,999,999,999.99.',
    exceeds: 'That is {detail} euros more than is free.',
    below_parts: 'The measures below have {detail} euros more together.',
    day: 'A date YYYY-MM-DD from 1990 to 2199 that exists.',
    range: 'The end is before the start.',
    progress: 'A whole number from 0 to 100.',
    parent: 'No measure of this sub-project.',
    cycle: 'A measure is not below itself.',
    status_edge: 'This status does not follow the present one.',
    too_long: 'At most {max} characters.',
    unreadable: 'This value cannot be read.',
  },
};
