import type { Role } from '#app/platform/ctx.ts';

/** What a person may switch off, or take together once a day. */
export const MAIL_KINDS = ['confirmations', 'decisions', 'changes', 'shifts', 'usage', 'requests'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `now`: each mail at once. `digest`: one mail a day. `off`: none. */
export const DELIVERIES = ['now', 'digest', 'off'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/**
 * Every template with its kind; null for a mail that must arrive. A room that adds a template adds it here and to the CHECK of
 * mail_messages.
 */
export const MAIL_TEMPLATES = {
  bookingCreated: 'confirmations',
  bookingApproved: 'decisions',
  bookingRejected: 'decisions',
  bookingCancelled: 'changes',
  bookingChanged: 'changes',
  shiftPublished: 'shifts',
  shiftChanged: 'shifts',
  shiftCancelled: 'shifts',
  shiftSwapped: 'shifts',
  shiftOffered: 'shifts',
  shiftReminder: 'shifts',
  correctionDecided: 'shifts',
  monthReopened: 'shifts',
  usageReminder: 'usage',
  adminNewBooking: 'requests',
  shiftRequest: 'requests',
  correctionAsked: 'requests',
  accessOptIn: null,
  terminalAlarm: null,
  digest: null,
  test: null,
} as const satisfies Readonly<Record<string, MailKind | null>>;

export type MailTemplate = keyof typeof MAIL_TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(MAIL_TEMPLATES) as readonly MailTemplate[];

/** The kinds that can reach a person: requests go to those who decide. */
export const kindsFor = (role: Role): readonly MailKind[] =>
  MAIL_KINDS.filter((kind) => kind !== 'requests' || role === 'admin' || role === 'manager');

export const templatesOf = (kind: MailKind): readonly MailTemplate[] =>
  TEMPLATE_NAMES.filter((template) => kindOf(template) === kind);

export const kindOf = (template: MailTemplate): MailKind | null => MAIL_TEMPLATES[template];
