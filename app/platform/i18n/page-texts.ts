import type { Messages } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';

type Sections = Readonly<Record<string, unknown>>;
type LoadSections = Readonly<{ [L in Locale]: () => Promise<{ [K in L]: Sections }> }>;

/** Texts that only the screens below one layout route show, so that no other page loads them. The server has them all. */
const WINGS = {
  accounts: {
    room: 'accounts',
    de: () => import('#app/domains/accounts/messages/accounts.de.ts'),
    en: () => import('#app/domains/accounts/messages/accounts.en.ts'),
  },
  approvals: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/desk.de.ts'),
    en: () => import('#app/domains/booking/messages/desk.en.ts'),
  },
  bookings: {
    room: 'booking',
    with: ['requesting', 'usage'],
    de: () => import('#app/domains/booking/messages/bookings.de.ts'),
    en: () => import('#app/domains/booking/messages/bookings.en.ts'),
  },
  clock: {
    room: 'staff',
    de: () => import('#app/domains/staff/messages/clock.de.ts'),
    en: () => import('#app/domains/staff/messages/clock.en.ts'),
  },
  doors: {
    room: 'access',
    de: () => import('#app/domains/access/messages/member.de.ts'),
    en: () => import('#app/domains/access/messages/member.en.ts'),
  },
  doorsAdmin: {
    room: 'access',
    de: () => import('#app/domains/access/messages/admin.de.ts'),
    en: () => import('#app/domains/access/messages/admin.en.ts'),
  },
  facilities: {
    room: 'facilities',
    de: () => import('#app/domains/facilities/messages/facilities.de.ts'),
    en: () => import('#app/domains/facilities/messages/facilities.en.ts'),
  },
  feeds: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/feeds.de.ts'),
    en: () => import('#app/domains/booking/messages/feeds.en.ts'),
  },
  funding: {
    room: 'funding',
    de: () => import('#app/domains/funding/messages/funding.de.ts'),
    en: () => import('#app/domains/funding/messages/funding.en.ts'),
  },
  fundingDivide: {
    room: 'funding',
    de: () => import('#app/domains/funding/messages/divide.de.ts'),
    en: () => import('#app/domains/funding/messages/divide.en.ts'),
  },
  fundingImport: {
    room: 'funding',
    de: () => import('#app/domains/funding/messages/import.de.ts'),
    en: () => import('#app/domains/funding/messages/import.en.ts'),
  },
  fundingMoney: {
    room: 'funding',
    de: () => import('#app/domains/funding/messages/ledger.de.ts'),
    en: () => import('#app/domains/funding/messages/ledger.en.ts'),
  },
  hallSheet: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/hall-sheet.de.ts'),
    en: () => import('#app/domains/booking/messages/hall-sheet.en.ts'),
  },
  months: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/month.de.ts'),
    en: () => import('#app/domains/booking/messages/month.en.ts'),
  },
  notices: {
    room: 'outbox',
    de: () => import('#app/domains/outbox/messages/notices.de.ts'),
    en: () => import('#app/domains/outbox/messages/notices.en.ts'),
  },
  mails: {
    room: 'outbox',
    de: () => import('#app/domains/outbox/messages/mails.de.ts'),
    en: () => import('#app/domains/outbox/messages/mails.en.ts'),
  },
  paper: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/paper.de.ts'),
    en: () => import('#app/domains/booking/messages/paper.en.ts'),
  },
  presence: {
    room: 'presence',
    de: () => import('#app/domains/presence/messages/board.de.ts'),
    en: () => import('#app/domains/presence/messages/board.en.ts'),
  },
  presenceAdmin: {
    room: 'presence',
    de: () => import('#app/domains/presence/messages/house-desk.de.ts'),
    en: () => import('#app/domains/presence/messages/house-desk.en.ts'),
  },
  requesting: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/requesting.de.ts'),
    en: () => import('#app/domains/booking/messages/requesting.en.ts'),
  },
  roster: {
    room: 'staff',
    de: () => import('#app/domains/staff/messages/roster.de.ts'),
    en: () => import('#app/domains/staff/messages/roster.en.ts'),
  },
  setup: {
    room: 'setup',
    de: () => import('#app/domains/setup/messages/de.ts'),
    en: () => import('#app/domains/setup/messages/en.ts'),
  },
  shifts: {
    room: 'staff',
    de: () => import('#app/domains/staff/messages/my-shifts.de.ts'),
    en: () => import('#app/domains/staff/messages/my-shifts.en.ts'),
  },
  staffAdmin: {
    room: 'staff',
    de: () => import('#app/domains/staff/messages/crew.de.ts'),
    en: () => import('#app/domains/staff/messages/crew.en.ts'),
  },
  start: {
    room: 'start',
    with: ['usage'],
    de: () => import('./messages/start.de.ts'),
    en: () => import('./messages/start.en.ts'),
  },
  terminal: {
    room: 'presence',
    de: () => import('#app/domains/presence/messages/terminal.de.ts'),
    en: () => import('#app/domains/presence/messages/terminal.en.ts'),
  },
  times: {
    room: 'staff',
    de: () => import('#app/domains/staff/messages/times.de.ts'),
    en: () => import('#app/domains/staff/messages/times.en.ts'),
  },
  usage: {
    room: 'booking',
    de: () => import('#app/domains/booking/messages/usage.de.ts'),
    en: () => import('#app/domains/booking/messages/usage.en.ts'),
  },
} as const satisfies Readonly<
  Record<string, LoadSections & { readonly room: string; /** Other wings. */ readonly with?: readonly string[] }>
>;

export type Wing = keyof typeof WINGS;
/** The handle of a layout route: it names the texts that its screens need. */
export interface WingHandle {
  readonly wing: Wing;
}

/** The loaded part of the catalogue. It grows: use-intl reads a section when a screen first uses it. */
const texts: Record<string, Record<string, unknown>> = {};

/** The language of the document; a change of the language loads the document again. */
export const documentLocale = (): Locale => (document.documentElement.lang === 'en' ? 'en' : 'de');

/** Loads the texts of every page and of the first screen's wings. Browser only. */
export async function loadPageTexts(handles: readonly unknown[]): Promise<Messages> {
  const page = documentLocale() === 'en' ? import('./page.en.ts') : import('./page.de.ts');
  const wings = handles.filter(isWingHandle).map(({ wing }) => loadWing(wing));
  for (const [room, sections] of Object.entries<Sections>((await page).messages)) add(room, sections);
  await Promise.all(wings);
  return texts as unknown as Messages;
}

/** Loads the texts of a wing, once. Browser only. */
export async function loadWing(wing: Wing): Promise<void> {
  const { room, ...load } = WINGS[wing];
  const others = 'with' in load ? Promise.all(load.with.map(loadWing)) : null;
  add(room, documentLocale() === 'en' ? (await load.en()).en : (await load.de()).de);
  await others;
}

function add(room: string, sections: Sections): void {
  Object.assign((texts[room] ??= {}), sections);
}

function isWingHandle(handle: unknown): handle is WingHandle {
  return typeof handle === 'object' && handle !== null && 'wing' in handle;
}
