import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './api.de.ts';

export const en = {
  fields: {
    action_type_invalid:
      'Please 1 to 64 characters: lower case letters, digits and . _ : -, a letter or digit in front.',
    action_type_of_house:
      'booking.*, door.* and visit.* are written by Platzwart itself. Please take a name of your own.',
    gid_required: 'The address is missing.',
    gid_too_long: 'At most {max} characters.',
    gid_unreadable: 'The address has characters that are no readable text.',
    metadata_too_long: 'At most 64 KiB as JSON, and at most 96 KiB with numbers written out.',
    metadata_too_deep: 'At most 32 levels.',
    metadata_unreadable: 'NUL and halves of characters cannot be stored.',
    user_unknown: 'This person does not exist, or is not active.',
    room_unknown: 'There is no such room.',
    actions_required: 'The list is empty.',
    actions_too_many: 'At most {max} at once.',
    one_or_many: 'Please send either one action or a list under “actions”.',
    moment_invalid: 'Please a day like 2026-11-18 or an instant like 2026-11-18T09:00:00Z.',
    limit_invalid: 'Please a number from 1 to 500.',
  },
} as const satisfies CatalogueShape<typeof de>;
