import postgres from 'postgres';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';
import type { TestServer } from '#tests/setup/server.ts';

let weeks = 20;

export interface OpenedRoster {
  /** The address of a week of its own, in 2027. */
  readonly week: string;
  /** A draft at 10:00 without people. */
  readonly shiftId: string;
  /** Two people without shifts in the week. */
  readonly names: { readonly free: string; readonly other: string };
}

/** A week with an open shift, and one with two people; `people` more have a published shift each. */
export async function openRoster(server: TestServer, { people = 0 }: { people?: number } = {}): Promise<OpenedRoster> {
  weeks += 1;
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await switchPartOn({ sql, url: server.url }, 'staff');
    const [own] = await sql<{ id: string; monday: string }[]>`
      select operator_id as id, to_date(${`2027-${weeks}`}, 'IYYY-IW')::text as monday from users where email = ${demoPerson('manager').email}`;
    const { id: operatorId, monday } = own ?? { id: '', monday: '' };
    // The rows of other weeks' people would push the dragged ones out of the window.
    await sql`update staff_members set is_active = false where user_id in (select id from users where last_name ~ '^W[0-9]+$')`;
    const member = async (name: string): Promise<string> => {
      const [staff] = await sql<{ id: string }[]>`
        with person as (insert into users (id, first_name, last_name, role) values (gen_random_uuid(), ${name}, ${`W${weeks}`}, 'member') returning id)
        insert into staff_members (id, user_id, operator_id, employment_kind, roles, weekly_hours)
        select gen_random_uuid(), id, ${operatorId}, 'employee', '{service}', 20 from person returning id`;
      return staff?.id ?? '';
    };
    const shift = async (start: string, end: string, status: string, staffIds: readonly string[]): Promise<string> => {
      const [made] = await sql<{ id: string }[]>`
        insert into shifts (id, operator_id, start_at_utc, end_at_utc, role, required_staff_count, status)
        values (gen_random_uuid(), ${operatorId}, (${monday}::date + ${start}::time) at time zone 'Europe/Berlin',
          (${monday}::date + ${end}::time) at time zone 'Europe/Berlin', 'service', ${Math.max(1, staffIds.length)}, ${status}) returning id`;
      const shiftId = made?.id ?? '';
      for (const staffId of staffIds)
        await sql`insert into shift_assignments (shift_id, staff_member_id, operator_id) values (${shiftId}, ${staffId}, ${operatorId})`;
      return shiftId;
    };
    const names = { free: `Frida W${weeks}`, other: `Otto W${weeks}` };
    await member('Frida');
    await member('Otto');
    const shiftId = await shift('10:00', '15:00', 'DRAFT', []);
    await shift('17:00', '22:00', 'DRAFT', [await member('Ada'), await member('Bela')]);
    for (let count = 0; count < people; count += 1) {
      const staffId = await member(`Kraft${count}`);
      await shift('08:00', '12:00', 'PUBLISHED', [staffId]);
      await shift('13:00', '16:00', 'PUBLISHED', [staffId]);
    }
    return { week: `/dienstplan?woche=2027-W${weeks}`, shiftId, names };
  } finally {
    await sql.end({ timeout: 2 });
  }
}
