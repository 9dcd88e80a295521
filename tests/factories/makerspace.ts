import type postgres from 'postgres';

/** Empties the makerspace of the demo club: its visits, actions and rooms go, its doors and places stay. `sql` is the owner's. */
export async function clearMakerspace(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('platzwart.forgets_actions', 'on', true)`;
    await tx`delete from actions`;
    await tx`delete from visits`;
    await tx`update areas set room_id = null, check_in_on_open = false`;
    await tx`update resources set room_id = null`;
    await tx`delete from rooms`;
  });
}
