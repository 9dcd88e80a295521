import { paths } from '#app/paths.ts';
import type { ProjectRole } from '#app/db/schema/subprojects.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import type { Client } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** Where a role is: in the sub-project, or in its measure M, which has a measure below it. */
export type RoleIn = 'subproject' | 'measure';

export interface FundingHouse extends DemoHouse {
  readonly api: Record<'admin' | 'otherAdmin' | 'lisa', Api>;
  readonly people: Record<'admin' | 'otherAdmin' | 'lisa', Client>;
  /** Sub-project with M, the one below M, and another one beside M. */
  readonly at: Record<'grant' | 'subproject' | 'measure' | 'below' | 'beside', string>;
  /** Lisa has this role only; null for none. */
  onlyRole(role: { in: RoleIn; role: ProjectRole; from: string; until: string | null } | null): Promise<void>;
  /** The form of a measure, as its page sends it. */
  formOf(measureId: string, values?: Record<string, string>): Promise<Record<string, string>>;
}

/** The demo club with the part funding on, a grant of the sports ground's operator, and a sub-project with three measures. */
export async function openFundingHouse(): Promise<FundingHouse> {
  const house = await openDemoHouse();
  const { sql, ids, server } = house;
  await switchPartOn({ sql, url: server.url }, 'funding');
  const insert = async (rows: Promise<readonly { id: string }[]>) => (await rows)[0]?.id ?? '';
  const admin = ids.people['peter.koenig'];
  const grant = await insert(sql<{ id: string }[]>`
    insert into funding_grants (id, operator_id, number, title, funder, granted, valid_from, valid_until)
    select gen_random_uuid(), operator_id, 'Z-1', 'Jugend', 'Landesjugendamt', 100000, '2026-01-01', '2027-12-31'
    from users where id = ${admin} returning id`);
  const subproject = await insert(sql<{ id: string }[]>`
    insert into subprojects (id, grant_id, number, name, budget)
    values (gen_random_uuid(), ${grant}, 'T-1', 'Ferien', 10000) returning id`);
  const measure = async (number: string, parent: string | null) =>
    await insert(sql<{ id: string }[]>`
      insert into measures (id, subproject_id, parent_id, number, title)
      values (gen_random_uuid(), ${subproject}, ${parent}, ${number}, ${`Maßnahme ${number}`}) returning id`);
  const top = await measure('M', null);
  const at = { grant, subproject, measure: top, below: await measure('M.1', top), beside: await measure('N', null) };
  return {
    ...house,
    at,
    api: {
      admin: await apiOf(house, 'peter.koenig'),
      otherAdmin: await apiOf(house, 'karin.schaefer'),
      lisa: await apiOf(house, 'lisa.braun'),
    },
    people: {
      admin: await house.enter('peter.koenig'),
      otherAdmin: await house.enter('karin.schaefer'),
      lisa: await house.enter('lisa.braun'),
    },
    onlyRole: async (held) => {
      const lisa = ids.people['lisa.braun'];
      await sql`delete from subproject_assignments where user_id = ${lisa}`;
      await sql`delete from measure_assignments where user_id = ${lisa}`;
      if (!held) return;
      const values = { user_id: lisa, role: held.role, valid_from: held.from, valid_until: held.until };
      await (held.in === 'measure'
        ? sql`insert into measure_assignments ${sql({ id: crypto.randomUUID(), measure_id: top, ...values })}`
        : sql`insert into subproject_assignments ${sql({ id: crypto.randomUUID(), subproject_id: subproject, ...values })}`);
    },
    formOf: async (measureId, values = {}) => {
      const [row] = await sql<{ number: string; title: string; parent: string; version: string }[]>`
        select number, title, coalesce(parent_id::text, '') as parent, version::text as version from measures where id = ${measureId}`;
      const { number = '', title = '', parent = '', version = '' } = row ?? {};
      return { intent: 'save', version, number, title, parentId: parent, status: 'planned', ...values };
    },
  };
}

/** What the person of `api` reads of the sub-project's measures: the numbers, or the status of a refusal. */
export async function numbersOf(api: Api, subprojectId: string): Promise<string | number> {
  const { status, json } = await api('GET', paths.api.subprojectMeasures(subprojectId));
  if (status !== 200) return status;
  return (json['items'] as { nummer: string }[]).map(({ nummer }) => nummer).join(' ');
}

/** A page without React's marks between texts, with plain spaces. */
export const textOf = async (answer: Response): Promise<string> =>
  (await answer.text()).replaceAll('<!-- -->', '').replaceAll('\u00A0', ' ');

/** Sends a form with a file as the browser does: in parts, an empty file without a choice. */
export async function sendParts(
  person: Client,
  path: string,
  fields: Record<string, string>,
  file: Uint8Array = new Uint8Array(),
  name = '',
) {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.append(key, value);
  body.append('file', new File([new Uint8Array(file)], name));
  return await person.request(path, { method: 'POST', body });
}
