/** The bytes of a first visit: scripts of each page and the HTML of a full week, compressed as the server does (ux.md, budgets). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { paths } from '#app/paths.ts';
import { isoWeekOf, mondayOf } from '#app/platform/calendar.ts';
import { dayFromToday } from './harness/calendar.ts';
import { fillHouse } from './harness/fill.ts';
import { openHouse, type House } from './harness/house.ts';

const kilobyte = 1000;
const budgets = { weekHtmlGz: 22 * kilobyte, weekScriptsGz: 100 * kilobyte, anyScriptsGz: 180 * kilobyte };
const fullWeek = 400;

interface PageSize {
  readonly page: string;
  readonly htmlBytes: number;
  readonly htmlGz: number;
  readonly elements: number;
  readonly scripts: number;
  readonly scriptsGz: number;
}

/** `violations` counts exceeded budgets. */
export async function run() {
  const house = await openHouse();
  try {
    const { resourceIds } = await fillHouse(house.sql);
    const [ressource = ''] = resourceIds;
    const monday = mondayOf(isoWeekOf(dayFromToday(300))) ?? '';
    await fillWeek(house, ressource, monday);
    const cookie = await house.signIn('admin');
    const pages = {
      'week, 28 bookings': paths.booking.week({ ressource, woche: isoWeekOf(dayFromToday(0)) }),
      'week, 400 bookings': paths.booking.week({ ressource, woche: isoWeekOf(monday) }),
      'day, 7 resources': paths.booking.day({ ressource, datum: dayFromToday(0) }),
      request: paths.booking.request({ ressource }),
      facilities: paths.facilities.list(),
      sessions: paths.account.sessions(),
      'sign-in': paths.account.signIn(),
    };
    const sizes: PageSize[] = [];
    for (const [page, path] of Object.entries(pages))
      sizes.push(await sizeOf(house.url, page, path, page === 'sign-in' ? null : cookie));
    const week = sizes.find(({ page }) => page === 'week, 400 bookings');
    const isBroken = [
      (week?.htmlGz ?? Infinity) > budgets.weekHtmlGz,
      (week?.scriptsGz ?? Infinity) > budgets.weekScriptsGz,
      ...sizes.map(({ scriptsGz }) => scriptsGz > budgets.anyScriptsGz),
    ];
    return { bench: 'sizes', violations: isBroken.filter(Boolean).length, budgets, sizes };
  } finally {
    await house.close();
  }
}

/** One quarter hour after the other, from six in the morning on. */
async function fillWeek({ sql }: House, resourceId: string, monday: string): Promise<void> {
  await sql`
    insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, created_by, status, decision,
      place_name, team_name, club_name, person_name, type_label)
    select uuidv7(), ${resourceId}, ${monday}::text::date + n % 7, time '06:00' + n / 7 * interval '15 minutes',
      time '06:15' + n / 7 * interval '15 minutes', team.name || ' Training', 'training', team.user_id, team.user_id, 'approved', 'approved',
      'Platz 1', team.name, 'SG Hünstetten', team.person, 'Training'
    from generate_series(0, ${fullWeek - 1}) n
    join (select t.name, u.id as user_id, u.first_name || ' ' || u.last_name as person, row_number() over (order by t.name) - 1 as at, count(*) over () as all
      from teams t join trainer_assignments a on a.team_id = t.id and a.is_primary join users u on u.id = a.user_id) team on team.at = n % team.all`;
}

async function sizeOf(url: string, page: string, path: string, cookie: string | null): Promise<PageSize> {
  const response = await fetch(new URL(path, url), { headers: cookie ? { cookie } : {}, redirect: 'manual' });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  const html = await response.text();
  const scripts = await scriptsOf(html);
  return {
    page,
    htmlBytes: Buffer.byteLength(html),
    htmlGz: gzipSync(html, { level: 1 }).byteLength,
    elements: html.match(/<[a-z]/g)?.length ?? 0,
    scripts: scripts.length,
    scriptsGz: scripts.reduce((sum, bytes) => sum + bytes, 0),
  };
}

/** The scripts of the document, and the German texts, which its entry loads at once. */
async function scriptsOf(html: string): Promise<number[]> {
  const named = new Set(html.match(/(?<=\/assets\/)[\w.-]+[.]js/g));
  for (const file of [...named].filter((name) => name.startsWith('entry.client'))) {
    const text = await readFile(join('build/client/assets', file), 'utf8');
    const german = /all[.]de-[\w-]+[.]js/.exec(text)?.[0];
    if (german) named.add(german);
  }
  return Promise.all(
    [...named].map(
      async (file) => gzipSync(await readFile(join('build/client/assets', file)), { level: 9 }).byteLength,
    ),
  );
}
