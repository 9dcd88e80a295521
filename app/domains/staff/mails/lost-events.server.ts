import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { enqueueMails, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { de } from '#app/domains/staff/messages/lost-event-mail.de.ts';
import { en } from '#app/domains/staff/messages/lost-event-mail.en.ts';
import type { FlaggedShift } from '#app/domains/staff/store/flagged-shifts.server.ts';
import { readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { readShiftPlaces } from './mailed-people.server.ts';
import { shiftLines } from './shift-words.server.ts';

const texts = roomTexts({ de, en });

interface Manager {
  readonly userId: string;
  readonly email: string;
  readonly firstName: string;
  readonly locale: Locale;
  readonly operatorId: string;
}

const readManagers = statement<{ operatorIds: string }, Manager>(sql`
  select u.id as "userId", u.email, u.first_name as "firstName", u.locale, u.operator_id as "operatorId" from users u
  where u.operator_id = any(${sql.placeholder('operatorIds')}::uuid[]) and u.role in ('admin', 'manager') and u.is_active
    and u.email is not null
  order by u.id`);

/** One mail per manager about published shifts whose event is off or moved. */
export async function tellLostEvents(
  tx: Transaction,
  { shifts, now }: { shifts: readonly FlaggedShift[]; now: Ctx['now'] },
): Promise<void> {
  if (shifts.length === 0) return;
  const operatorIds = [...new Set(shifts.map(({ operatorId }) => operatorId))];
  const stored = await readShifts(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  const places = await readShiftPlaces(tx, stored);
  const managers = await readManagers(tx, { operatorIds: arrayOf(operatorIds) });
  const mails = managers.flatMap((manager) => {
    const own = shifts.filter(({ operatorId }) => operatorId === manager.operatorId);
    return mailOf(manager, own, { stored, places }) ?? [];
  });
  await enqueueMails(tx, mails, { now, operationId: null });
}

function mailOf(
  { userId, email, firstName, locale, operatorId }: Manager,
  shifts: readonly FlaggedShift[],
  { stored, places }: { stored: readonly StoredShift[]; places: ReadonlyMap<string, string> },
): OutgoingMail | null {
  const [first] = shifts;
  if (!first) return null;
  const t = texts(locale);
  const format = formats(locale);
  const about = { count: shifts.length, title: first.eventTitle ?? '–', date: format.day(first.dateLocal) };
  return {
    template: 'shiftRequest',
    to: email,
    userId,
    locale,
    operatorId,
    related: { entity: 'shift', id: first.shiftId },
    content: {
      subject: t('subject', about),
      paragraphs: [
        t('greeting', { name: firstName }),
        t('opening', about),
        ...shifts.map((flagged) => {
          const shift = stored.find(({ id }) => id === flagged.shiftId);
          const moved = flagged.movedTo === null ? [] : [t('moved', { date: format.day(flagged.movedTo) })];
          if (!shift) return moved;
          return [
            ...shiftLines(shift, { locale, place: places.get(shift.workAreaId ?? '') ?? null }),
            t('people', { count: shift.staffIds.length }),
            ...moved,
          ];
        }),
      ],
      link: { label: t('link'), url: publicUrl(paths.staff.roster({ woche: isoWeekOf(first.dateLocal) })) },
    },
  };
}
