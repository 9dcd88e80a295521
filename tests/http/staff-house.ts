import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { removeAllShifts } from '#tests/factories/times.ts';
import { type Api, apiOf, type ApiReply } from '#tests/setup/api.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

export const absent = '01890000-0000-7000-8000-000000000000';

/** Two members of the crew, and one who is not active any more. */
const CREW = { eva: 'eva.lang', lisa: 'lisa.braun', gone: 'max.mueller' } as const satisfies Record<
  string,
  DemoPersonKey
>;

/** The addresses of what is done with a shift. */
const ACTS = {
  publish: paths.api.publishShift,
  cancel: paths.api.cancelShift,
  assign: paths.api.assignStaff,
  unassign: paths.api.unassignStaff,
  swap: paths.api.swapShift,
};

export interface StaffHouse extends DemoHouse {
  /** Programs of a manager, an admin, another operator's admin, and of members of the crew. */
  readonly api: Record<'manager' | 'admin' | 'otherAdmin' | 'eva' | 'lisa', Api>;
  /** Ids of staff members. */
  readonly staff: Record<keyof typeof CREW, string>;
  /** A staff member of another operator. */
  readonly stranger: string;
  readonly workArea: string;
  /** Creates a shift as the manager; it is published unless `isDraft`. */
  shift(body?: Record<string, unknown>, isDraft?: boolean): Promise<string>;
  /** What the manager sends about a shift. */
  act(shiftId: string, act: keyof typeof ACTS, body?: Record<string, unknown>): Promise<ApiReply>;
}

/** Friday evening, in Europe/Berlin. */
export const EVENING = {
  date_local: '2026-11-20',
  start_time_local: '18:00',
  end_time_local: '23:00',
  role: 'service',
};

/** The demo club with the part staff on, no shifts, and a small crew at the sports ground. */
export async function openStaffHouse(): Promise<StaffHouse> {
  const house = await openDemoHouse();
  const { sql, ids, server } = house;
  await switchPartOn({ sql, url: server.url }, 'staff');
  await removeAllShifts(sql);
  const operatorOf = async (facility: string) => {
    const [row] = await sql<{ id: string }[]>`select operator_id as id from facilities where id = ${facility}`;
    return row?.id ?? '';
  };
  const { biogrund, buergerhaus } = ids.facilities;
  const [own, other] = [await operatorOf(biogrund), await operatorOf(buergerhaus)];
  await sql`update users set operator_id = ${own} where id = ${ids.people['jonas.becker']}`;
  const member = async (operator: string, key: DemoPersonKey, isActive = true) => {
    const [row] = await sql<{ id: string }[]>`
      insert into staff_members (id, operator_id, user_id, employment_kind, roles, is_active)
      values (gen_random_uuid(), ${operator}, ${ids.people[key]}, 'employee', '{service}', ${isActive})
      on conflict (user_id, operator_id) do update set is_active = ${isActive}, roles = '{service}', employment_kind = 'employee'
      returning id`;
    return row?.id ?? '';
  };
  const staff = {
    eva: await member(own, CREW.eva),
    lisa: await member(own, CREW.lisa),
    gone: await member(own, CREW.gone, false),
  };
  const [area] = await sql<{ id: string }[]>`
    insert into work_areas (id, operator_id, facility_id, name, color)
    values (gen_random_uuid(), ${own}, ${biogrund}, 'Ausschank am Platz', '#336699') returning id`;
  const api = {
    manager: await apiOf(house, 'jonas.becker'),
    admin: await apiOf(house, 'peter.koenig'),
    otherAdmin: await apiOf(house, 'karin.schaefer'),
    eva: await apiOf(house, 'eva.lang'),
    lisa: await apiOf(house, 'lisa.braun'),
  };
  const act: StaffHouse['act'] = (shiftId, what, body = {}) => api.manager('POST', ACTS[what](shiftId), { body });
  return {
    ...house,
    api,
    staff,
    stranger: await member(other, 'sandra.fischer'),
    workArea: area?.id ?? '',
    act,
    shift: async (body = {}, isDraft = false) => {
      const made = await api.manager('POST', paths.api.shifts(), { body: { ...EVENING, ...body } });
      if (made.status !== 201) throw new Error(`no shift was made: ${made.text}`);
      const id = String(made.json['id']);
      if (!isDraft) await act(id, 'publish');
      return id;
    },
  };
}
