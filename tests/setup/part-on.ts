import type postgres from 'postgres';
import { paths } from '#app/paths.ts';

/** An address of each part, which answers 404 while the part is off. */
const ADDRESSES = {
  presence: paths.api.presence(),
  staff: paths.api.myShifts(),
  funding: paths.funding.imports(),
} as const;

/** Switches a part on in a running house, and waits until its server has read it. `sql` is the owner's. */
export async function switchPartOn(
  { sql, url }: { sql: postgres.Sql; url: string },
  part: keyof typeof ADDRESSES,
): Promise<void> {
  await sql`
    with switched as (insert into house_settings (${sql(part)}) values (true)
      on conflict (id) do update set ${sql(part)} = true returning id)
    select pg_notify('live', '{"topic": "parts", "root": "", "version": 0, "to": "server"}') from switched`;
  const isOn = async () => (await fetch(url + ADDRESSES[part])).status !== 404;
  for (let tries = 0; !(await isOn()); tries += 1) {
    if (tries > 200) throw new Error(`the part ${part} stays off`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
