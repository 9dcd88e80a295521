import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './places.de.ts';

export const en = {
  list: {
    title: 'Facilities',
    lede: 'What {operator} runs.',
    count: '{count, plural, one {# resource} other {# resources}}',
    empty: 'No facility yet',
    emptyHint: 'This operator has no facility yet.',
    open: 'Open {name}',
  },
  facility: {
    back: 'All facilities',
    group: 'Area',
    resource: 'Resource',
    mode: 'Booking',
    slots: 'Time windows',
    free: 'freely bookable',
    slotOnly: 'in time windows only',
    splittable: 'can be split',
    shared: 'with time windows',
    noSlots: 'no time windows',
    noAddress: 'No address',
    region: 'Public holidays {region}',
    zone: 'Time zone {zone}',
    public: 'Plan is public',
    notPublic: 'Plan for signed-in people only',
    plan: 'To the plan',
    validity: '({from}–{until})',
    always: '(no end)',
  },
  icon: { outdoor: 'Outdoor', indoor: 'Indoor', shared: 'Shared' },
} as const satisfies CatalogueShape<typeof de>;
