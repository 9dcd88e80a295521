import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { OperatorType, PresenceMode } from '#app/db/schema/facilities.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type BuiltPart, BUILT_PARTS, type Part, partsOn } from '#app/parts.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';

export interface SettingsPage {
  readonly operator: {
    readonly name: string;
    readonly type: OperatorType;
    readonly primaryColor: string;
    readonly phone: string | null;
    readonly presenceMode: PresenceMode;
    readonly autoCheckoutAt: string;
    readonly swapNeedsApproval: boolean;
    readonly version: number;
  };
  readonly house: {
    readonly version: number;
    readonly parts: readonly { name: BuiltPart; isOn: boolean }[];
    readonly spaceApi: boolean;
    readonly keepVisitsDays: number;
    readonly keepActionsMonths: number;
  };
}

const readOperator = statement<{ id: string }, SettingsPage['operator']>(sql`
  select name, type, primary_color as "primaryColor", phone, presence_mode as "presenceMode",
    left(auto_checkout_at::text, 5) as "autoCheckoutAt", swap_needs_approval as "swapNeedsApproval",
    version from operators where id = ${sql.placeholder('id')}::uuid`);

type HouseRow = Record<Part, boolean> & Omit<SettingsPage['house'], 'parts'>;
const houseColumns = sql`select doors, presence, staff, funding, space_api as "spaceApi",
  keep_visits_days::int as "keepVisitsDays", keep_actions_months::int as "keepActionsMonths", version from house_settings`;

/** The admin's operator and the whole house, as their forms have them. Two statements in one flight. */
export async function getSettings({ db }: ReadCtx, actor: Actor): Promise<SettingsPage> {
  const id = actor.operatorId;
  if (id === null || !can(actor, 'settings.administer')) throw new ForbiddenError('settings.administer');
  const [[operator], [house]] = await inOneFlight(db, (flight) => [
    readOperator(flight, { id }),
    queryRows<HouseRow>(flight, houseColumns),
  ]);
  if (!operator) throw new Error('the operator of an admin does not exist');
  const on = partsOn(house);
  return {
    operator,
    house: {
      version: house?.version ?? 1,
      parts: BUILT_PARTS.map((name) => ({ name, isOn: on.has(name) })),
      spaceApi: house?.spaceApi ?? false,
      keepVisitsDays: house?.keepVisitsDays ?? 30,
      keepActionsMonths: house?.keepActionsMonths ?? 24,
    },
  };
}

/** When the backup command ended last, in milliseconds; null when it never did. One statement. */
export async function readLastBackupMs({ db }: Pick<ReadCtx, 'db'>): Promise<number | null> {
  const [row] = await queryRows<{ atMs: number | null }>(
    db,
    sql`select ${wholeEpochMs('last_backup_at')} as "atMs" from house_settings`,
  );
  return row?.atMs ?? null;
}
