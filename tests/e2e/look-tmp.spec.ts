import { expect, test } from './fixtures.ts';
import postgres from 'postgres';
import { writeFileSync } from 'node:fs';

test('look', async ({ page, server, signInAs }, info) => {
  const sql = postgres(server.ownerUrl, { max: 1 });
  const [flagged] = await sql`select id from time_sessions where flagged`;
  const [corrected] =
    await sql`select session_id as id, staff_member_id as staff from time_corrections where decision = 'approved'`;
  await sql.end();
  await signInAs('admin');
  const w = info.project.name;
  const shot = async (name: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: `/tmp/look/${name}-${w}-${scheme}.png`, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const go = async (url: string, name: string) => {
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    await shot(name);
  };
  await go('/zeiten', 'times');
  await go(`/zeiten/${flagged?.['id']}`, 'flagged');
  await go(`/zeiten/${corrected?.['id']}`, 'corrected');
  await go('/zeiten/korrekturen', 'corrections');
  await go('/zeiten/monate', 'months');
  await go(`/zeiten/stundenzettel/${corrected?.['staff']}`, 'sheet');
  for (const kind of ['pdf', 'xlsx', 'csv']) {
    const url = kind === 'csv' ? '/zeiten/export.csv' : `/zeiten/stundenzettel/${corrected?.['staff']}/blatt.${kind}`;
    const answer = await page.request.get(url);
    expect(answer.status()).toBe(200);
    writeFileSync(`/tmp/look/out.${kind}`, await answer.body());
  }
});
