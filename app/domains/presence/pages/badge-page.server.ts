import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { BadgeCard } from '#app/domains/presence/documents/badge-card.ts';
import type { BadgeTask } from '#app/domains/presence/documents/print-badge.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { printPdf } from '#app/platform/press/paper-press.server.ts';

export interface BadgeLine {
  readonly id: string;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

export interface OwnPin {
  readonly memberNumber: string | null;
  readonly pinSetAtMs: number | null;
  /** Who chose the PIN, where it was another person. */
  readonly pinSetBy: string | null;
}

export interface BadgePage extends OwnPin {
  readonly userId: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly badges: readonly BadgeLine[];
}

const pinColumns = sql`
  u.member_number as "memberNumber", ${wholeEpochMs('p.set_at')} as "pinSetAtMs",
  case when p.set_by <> u.id then (select s.first_name || ' ' || s.last_name from users s where s.id = p.set_by) end as "pinSetBy"`;

const readPage = statement<{ staffId: string; operatorId: string }, BadgePage>(sql`
  select u.id as "userId", u.first_name || ' ' || u.last_name as name, u.is_active and m.is_active as "isActive", ${pinColumns},
    coalesce((select json_agg(json_build_object('id', b.id, 'createdAtMs', ${wholeEpochMs('b.created_at')},
        'lastUsedAtMs', ${wholeEpochMs('b.last_used_at')}, 'revokedAtMs', ${wholeEpochMs('b.revoked_at')})
        order by b.revoked_at is not null, b.created_at desc, b.id)
      from badges b where b.user_id = u.id and b.operator_id = m.operator_id), '[]') as badges
  from staff_members m join users u on u.id = m.user_id left join terminal_pins p on p.user_id = u.id
  where m.id = ${sql.placeholder('staffId')}::uuid and m.operator_id = ${sql.placeholder('operatorId')}::uuid`);

/** What identifies a staff member of the admin's operator at a terminal; null for another one (D18). One statement. */
export async function getBadgePage(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  staffId: string,
): Promise<BadgePage | null> {
  const [page] = await readPage(db, { staffId, operatorId: operatorOf(actor, 'badge.administer') });
  return page ?? null;
}

const readOwn = statement<{ userId: string }, OwnPin>(sql`
  select ${pinColumns} from users u left join terminal_pins p on p.user_id = u.id where u.id = ${sql.placeholder('userId')}::uuid`);

/** The actor's own number, and since when there is a PIN. One statement. */
export async function getOwnPin({ db }: Pick<ReadCtx, 'db'>, actor: Actor): Promise<OwnPin> {
  const [own] = await readOwn(db, { userId: actor.id });
  return own ?? { memberNumber: null, pinSetAtMs: null, pinSetBy: null };
}

/** A badge as a PDF; null while the press has enough to do. */
export const printBadgeCard = (card: BadgeCard): Promise<Uint8Array<ArrayBuffer> | null> =>
  printPdf({ document: 'badge', card } satisfies BadgeTask);
