import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { enqueueMails, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { de } from '#app/domains/staff/messages/letters.de.ts';
import { en } from '#app/domains/staff/messages/letters.en.ts';
import type { StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { type MailedStaff, readMailedStaff, readShiftPlaces } from './mailed-people.server.ts';
import { momentOf, shiftLines, titleOf } from './shift-words.server.ts';

/** Texts of mails about requests, of the reminder and of the feed. */
export const letterTexts = roomTexts({ de, en });

type Person = Omit<MailedStaff, 'staffId'>;

/** Active members of the operator with the role who are not on the shift: they can take it. */
const readCandidates = statement<{ operatorId: string; role: string; ids: string }, MailedStaff>(sql`
  select m.id as "staffId", u.id as "userId", u.email, u.first_name as "firstName", u.first_name || ' ' || u.last_name as name, u.locale
  from staff_members m join users u on u.id = m.user_id
  where m.operator_id = ${sql.placeholder('operatorId')}::uuid and m.is_active and u.is_active
    and ${sql.placeholder('role')} = any(m.roles) and not m.id = any(${sql.placeholder('ids')}::uuid[])
  order by u.last_name, u.first_name, m.id`);

const readManagers = statement<{ operatorId: string }, Person>(sql`
  select u.id as "userId", u.email, u.first_name as "firstName", u.first_name || ' ' || u.last_name as name, u.locale
  from users u where u.operator_id = ${sql.placeholder('operatorId')}::uuid and u.role in ('admin', 'manager') and u.is_active
  order by u.last_name, u.first_name, u.id`);

/** Who gets a letter: those who could take the shift, its managers, or members. */
type Audience = 'candidates' | 'managers' | readonly string[];

type Letter = Exclude<
  keyof typeof de,
  'feed' | 'greeting' | 'message' | 'inReturn' | 'link' | 'linkRequests' | 'reminder'
>;

interface RequestNews {
  readonly shift: StoredShift;
  /** What the other person gives in return. */
  readonly otherShift?: StoredShift | null;
  /** The words of the actor. */
  readonly message?: string | null;
  /** A name that the letter mentions. */
  readonly other?: string;
}

/** Sends a letter about a request, in the causing transaction. The actor gets none. Returns the number of letters. */
export async function tellRequest(
  tx: Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  letter: Letter,
  { to, ...news }: RequestNews & { to: Audience },
): Promise<number> {
  const { shift, otherShift = null } = news;
  const { operatorId, role, staffIds } = shift;
  const [people, places] = await inOneFlight(tx, () => [
    to === 'candidates'
      ? readCandidates(tx, { operatorId, role, ids: arrayOf(staffIds) })
      : to === 'managers'
        ? readManagers(tx, { operatorId })
        : readMailedStaff(tx, { ids: arrayOf(to) }),
    readShiftPlaces(tx, otherShift ? [shift, otherShift] : [shift]),
  ]);
  const mails = people
    .filter(({ userId }) => userId !== ctx.actor.id)
    .flatMap(
      (person) => letterOf(person, { letter, news, places, actor: ctx.actor, isForManagers: to === 'managers' }) ?? [],
    );
  await enqueueMails(tx, mails, { now: ctx.now, operationId: null });
  return mails.length;
}

function letterOf(
  { userId, email, firstName, locale }: Person,
  {
    letter,
    news: { shift, otherShift = null, message = null, other = '' },
    places,
    actor,
    isForManagers,
  }: {
    letter: Letter;
    news: RequestNews;
    places: ReadonlyMap<string, string>;
    actor: Ctx['actor'];
    isForManagers: boolean;
  },
): OutgoingMail | null {
  if (email === null) return null;
  const t = letterTexts(locale);
  const person = `${actor.firstName} ${actor.lastName}`;
  const linesOf = (one: StoredShift) =>
    shiftLines({ ...one, notesStaff: null }, { locale, place: places.get(one.workAreaId ?? '') ?? null });
  const hint = letter === 'offered' || letter === 'exchange' || letter === 'open' ? [t(`${letter}.hint`)] : [];
  return {
    template: isForManagers ? 'shiftRequest' : 'shiftOffered',
    to: email,
    userId,
    locale,
    replyTo: actor.email === email ? null : actor.email,
    content: {
      subject: t(`${letter}.subject`, { shift: `${titleOf(shift, locale)}, ${momentOf(shift, locale)}` }),
      paragraphs: [
        t('greeting', { name: firstName }),
        t(`${letter}.opening`, { person, other }),
        linesOf(shift),
        ...(otherShift ? [t('inReturn'), linesOf(otherShift)] : []),
        ...(message === null ? [] : [t('message', { message })]),
        ...hint,
      ],
      link: isForManagers
        ? { label: t('linkRequests'), url: publicUrl(paths.staff.requests()) }
        : { label: t('link'), url: publicUrl(paths.staff.mine()) },
    },
    relevantUntil: shift.startAtUtc,
    related: { entity: 'shift', id: shift.id },
    operatorId: shift.operatorId,
  };
}
