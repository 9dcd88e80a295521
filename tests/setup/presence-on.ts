import type postgres from 'postgres';
import { paths } from '#app/paths.ts';

/** Switches the part on in a running house, and waits until its server has read it. `sql` is the owner's. */
export async function switchPresenceOn({ sql, url }: { sql: postgres.Sql; url: string }): Promise<void> {
  await sql`
    with switched as (insert into house_settings (presence) values (true)
      on conflict (id) do update set presence = true returning id)
    select pg_notify('live', '{"topic": "parts", "root": "", "version": 0, "to": "server"}') from switched`;
  const isOn = async () => (await fetch(url + paths.api.presence())).status !== 404;
  for (let tries = 0; !(await isOn()); tries += 1) {
    if (tries > 200) throw new Error('the part presence stays off');
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
