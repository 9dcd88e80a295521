import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './divide-api.de.ts';

export const en = {
  NOT_ACTIVE: {
    title: 'This sub-project is no longer active',
    detail: 'It was split, merged or archived and can only be read. Nothing was changed.',
  },
  HAS_PARTS: {
    title: 'This sub-project has parts',
    detail: 'Only the lowest sub-projects can be split and merged. Nothing was changed.',
  },
  VERSION_CONFLICT: {
    title: 'The sub-project has changed in the meantime',
    detail: 'Please read it again and send the split once more.',
  },
  advice: {
    HAS_PARTS: 'Split or merge the parts one by one.',
  },
  fields: {
    list: 'A list of values.',
    unreadable: 'This value cannot be read.',
    name: 'The name is missing.',
    number: 'The number is missing.',
    too_long: 'At most {detail} characters.',
    too_many: 'At most {detail} entries.',
    money: 'An amount as text, for example “1234.50” or “1.234,50”.',
    negative: 'A budget is not negative.',
    too_big: 'At most ten digits before the point.',
    few_parts: 'At least two parts.',
    many_parts: 'At most {detail} parts.',
    lowest_level: 'A sub-project of the third level cannot be split further.',
    sum_over: 'Together the parts are {detail} euros too much.',
    sum_under: '{detail} euros are missing from the budget of the whole.',
    number_twice: 'Another part has the number {detail} already.',
    number_taken: 'The grant has the number {detail} already.',
    measures_over: 'The measures of this part cost {detail} euros more.',
    unknown_measure: 'The measure {detail} is not in this sub-project.',
    measure_twice: 'The measure {detail} is in two parts.',
    measure_apart: 'The measure {detail} belongs to a measure in another part.',
    measure_left: 'The measure {detail} is in no part.',
    unknown_assignment: 'The assignment {detail} is not in this sub-project.',
    ended_assignment: 'The assignment {detail} has ended.',
    assignment_left: 'The assignment {detail} is in no part.',
    few: 'At least two different sub-projects.',
    many: 'At most {detail} sub-projects.',
    other_grant: 'The sub-project {detail} belongs to another grant.',
    number_long: 'The new number of the measure {detail} would be too long.',
  },
} as const satisfies CatalogueShape<typeof de>;
