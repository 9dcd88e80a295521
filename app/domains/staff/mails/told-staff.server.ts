import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { enqueueMails, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import type { MailContent } from '#app/domains/outbox/rules/compose.ts';
import type { MailTemplate } from '#app/domains/outbox/rules/templates.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { partsOf, type ShiftChange, type ShiftPart } from '#app/domains/staff/rules/told-shifts.ts';
import type { StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { type MailedStaff, readMailedStaff, readShiftPlaces } from './mailed-people.server.ts';
import { calendarFiles, momentOf, shiftEvent, shiftLines, staffMailTexts, titleOf } from './shift-words.server.ts';

const TEMPLATES = {
  published: 'shiftPublished',
  assigned: 'shiftPublished',
  changed: 'shiftChanged',
  cancelled: 'shiftCancelled',
  unassigned: 'shiftCancelled',
  taken: 'shiftSwapped',
  given: 'shiftSwapped',
} as const satisfies Record<ShiftPart<StoredShift>['kind'], MailTemplate>;

interface Told {
  readonly parts: readonly ShiftPart<StoredShift>[];
  readonly places: ReadonlyMap<string, string>;
  readonly nameOf: (staffId: string) => string;
  readonly actor: Ctx['actor'];
}

/**
 * Writes mails about what happened to people's shifts, in the causing transaction: one mail per person and call, with a calendar file. The
 * shifts are as they are after the change. Returns how many people get a mail.
 */
export async function tellStaff(
  tx: Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  changes: readonly ShiftChange<StoredShift>[],
): Promise<number> {
  const ids = [...new Set(changes.flatMap(({ staffIds }) => staffIds))];
  if (ids.length === 0) return 0;
  const [people, places] = await inOneFlight(tx, () => [
    readMailedStaff(tx, { ids: arrayOf(ids) }),
    readShiftPlaces(
      tx,
      changes.flatMap(({ shift, before }) => (before ? [shift, before] : [shift])),
    ),
  ]);
  const names = new Map(people.map(({ staffId, name }) => [staffId, name]));
  const nameOf = (staffId: string) => names.get(staffId) ?? '';
  const mails = people.flatMap((person) => {
    const parts = partsOf(changes, person.staffId);
    return mailOf(person, { parts, places, nameOf, actor: ctx.actor }) ?? [];
  });
  await enqueueMails(tx, mails, { now: ctx.now, operationId: null });
  return mails.length;
}

function mailOf(person: MailedStaff, told: Told): OutgoingMail | null {
  const { parts, places, actor } = told;
  const [first] = parts;
  if (person.email === null || !first) return null;
  const replyTo = actor.email === person.email ? null : actor.email;
  const placeOf = ({ workAreaId }: StoredShift) => places.get(workAreaId ?? '') ?? null;
  const events = parts.flatMap(({ kind, shifts }) =>
    shifts.map(({ shift }) =>
      shiftEvent(shift, {
        locale: person.locale,
        place: placeOf(shift),
        isMine: kind !== 'given' && kind !== 'unassigned',
      }),
    ),
  );
  return {
    template: TEMPLATES[first.kind],
    userId: person.userId,
    to: person.email,
    replyTo,
    locale: person.locale,
    related: { entity: 'shift', id: first.shifts[0].shift.id },
    operatorId: first.shifts[0].shift.operatorId,
    calendars: calendarFiles(events),
    relevantUntil:
      parts
        .flatMap(({ shifts }) => shifts.map(({ shift }) => shift.endAtUtc))
        .toSorted()
        .at(-1) ?? null,
    content: contentOf(person, told, { placeOf, replyTo }),
  };
}

function contentOf(
  { locale, firstName }: MailedStaff,
  { parts, nameOf, actor }: Told,
  { placeOf, replyTo }: { placeOf: (shift: StoredShift) => string | null; replyTo: string | null },
): MailContent {
  const t = staffMailTexts(locale);
  const by = `${actor.firstName} ${actor.lastName}`;
  const words = parts.flatMap(({ kind, shifts, others }, part) => [
    sentence(t(`${kind}.opening`, { person: by, count: shifts.length, other: others.map(nameOf).join(', ') }), part),
    ...shifts.map(({ shift, before }) =>
      shiftLines(shift, { locale, place: placeOf(shift), before: beforeOf(shift, before) }),
    ),
  ]);
  const ask = replyTo === null ? [] : [t('ask', { person: by, email: replyTo })];
  return {
    subject: subjectOf(parts, locale),
    paragraphs: [t('greeting', { name: firstName }), ...words, ...ask],
    link: { label: t('link'), url: publicUrl(paths.staff.mine()) },
  };

  /** Time and place that a shift had, when they differ. */
  function beforeOf(shift: StoredShift, before: StoredShift | undefined): string | null {
    if (!before) return null;
    const [was, is] = [before, shift].map((one) => [momentOf(one, locale), placeOf(one)] as const);
    const lines = [was?.[0] === is?.[0] ? null : was?.[0], was?.[1] === is?.[1] ? null : was?.[1]];
    return lines.filter(Boolean).join(', ') || null;
  }
}

/** The first part goes on after the greeting and its comma; a further one begins with a capital. */
const sentence = (words: string, part: number): string =>
  part === 0 ? words : words.slice(0, 1).toUpperCase() + words.slice(1);

function subjectOf(parts: readonly ShiftPart<StoredShift>[], locale: MailedStaff['locale']): string {
  const t = staffMailTexts(locale);
  const all = parts.flatMap(({ shifts }) => shifts.map(({ shift }) => shift));
  const [first] = all;
  const kinds = new Set(parts.map(({ kind }) => kind));
  const [kind] = kinds;
  if (!first || !kind) return '';
  const isExchange = kinds.size === 2 && kinds.has('taken') && kinds.has('given');
  if (kinds.size > 1 && !isExchange) return t('mixed', { count: all.length });
  const shifts =
    all.length === 1
      ? `${titleOf(first, locale)}, ${momentOf(first, locale)}`
      : t('many', {
          count: all.length,
          date: formats(locale).day(all.map(({ dateLocal }) => dateLocal).toSorted()[0] ?? ''),
        });
  return isExchange ? t('swapped.subject', { shifts }) : t(`${kind}.subject`, { shifts });
}
