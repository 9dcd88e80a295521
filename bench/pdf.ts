/** Month plans of 400 and 2,000 bookings as PDF: time, pages, and the longest stall of the event loop in the web process meanwhile. */
import { paths } from '#app/paths.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { textsOfPdf } from '#tests/setup/poppler.ts';
import { dayFromToday } from './harness/calendar.ts';
import { openHouse, type House } from './harness/house.ts';
import { memoryMiB } from './harness/memory.ts';
import { rounded } from './harness/statistics.ts';

const counts = [400, 2_000] as const;
const layouts = ['tage', 'wand', 'liste'] as const;
const probeEveryMs = 5;
/** One thread works next to the event loop; the loop itself reads, hashes and sends. */
const limitMs = 250;
const bookingsPerPage = 400 / 12;

export async function run() {
  const house = await openHouse();
  try {
    const cookie = await house.signIn('peter.koenig');
    const monat = dayFromToday(0).slice(0, 7);
    const prints = [];
    for (const count of counts) {
      const anlage = await fillMonth(house, monat, count);
      for (const blatt of layouts) prints.push(await measure(house, cookie, { monat, anlage, blatt, count }));
    }
    const stalls = prints.map(({ longestStallMs }) => longestStallMs);
    return {
      bench: 'pdf',
      work: `a month plan of ${counts.join(' and ')} bookings as PDF, three layouts, new each time; /healthz every ${probeEveryMs} ms meanwhile`,
      prints,
      longestStallMs: Math.max(...stalls),
      limitMs,
      memoryMiB: memoryMiB([house.pids.server]),
      violations:
        stalls.filter((stall) => stall > limitMs).length +
        prints.filter(({ missing, count, pages }) => missing > 0 || pages > Math.ceil(count / bookingsPerPage)).length,
    };
  } finally {
    await house.close();
  }
}

interface Wanted {
  readonly monat: string;
  readonly anlage: string;
  readonly blatt: (typeof layouts)[number];
  readonly count: number;
}

/** The answer of /healthz comes from the event loop alone: its longest time is the longest stall. */
async function measure(house: House, cookie: string, { count, ...query }: Wanted) {
  // The same without a print: what the machine and the probe add.
  const idle = probeLoop(house.url);
  await sleep(500);
  const idleMs = await idle.stop();
  const probe = probeLoop(house.url);
  const before = performance.now();
  const answer = await fetch(new URL(paths.booking.monthPdf(query), house.url), { headers: { cookie } });
  const pdf = new Uint8Array(await answer.arrayBuffer());
  const renderMs = performance.now() - before;
  const longestStallMs = await probe.stop();
  if (answer.status !== 200) throw new Error(`${query.blatt} answered ${answer.status}`);
  const texts = textsOfPdf(pdf);
  const text = texts.join('\n');
  const missing = Array.from({ length: count }, (_, at) => `P${at + 1}x`).filter((title) => !text.includes(title));
  return {
    count,
    layout: query.blatt,
    renderMs: rounded(renderMs),
    pages: texts.length,
    kB: Math.round(pdf.byteLength / 1000),
    missing: missing.length,
    longestStallMs: rounded(longestStallMs),
    longestIdleMs: rounded(idleMs),
  };
}

function probeLoop(url: string) {
  const running = new AbortController();
  let longest = 0;
  const probing = (async () => {
    while (!running.signal.aborted) {
      const before = performance.now();
      await (await fetch(new URL('/healthz', url))).arrayBuffer();
      longest = Math.max(longest, performance.now() - before);
      await sleep(probeEveryMs);
    }
  })();
  return {
    stop: async () => {
      running.abort();
      await probing;
      return longest;
    },
  };
}

/** A facility of its own with seven places; the bookings have titles that the PDF is searched for. */
async function fillMonth(house: House, month: string, count: number): Promise<string> {
  const [facility] = await house.sql<{ id: string }[]>`
    insert into facilities (id, operator_id, name, sort_order)
    select gen_random_uuid(), id, ${`Messanlage ${count}`}, 90 from operators where name = 'SG Hünstetten' returning id`;
  if (!facility) throw new Error('the demo club has no operator');
  await house.sql`
    with grp as (
      insert into resource_groups (id, facility_id, name, icon) values (gen_random_uuid(), ${facility.id}, 'Alles', 'outdoor') returning id)
    insert into resources (id, group_id, name, color, sort_order)
    select gen_random_uuid(), grp.id, 'Platz ' || at, '#15803d', at from grp, generate_series(1, 7) at`;
  await house.sql`
    insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, created_by, status, decision,
      place_name, person_name, type_label)
    select uuidv7(), place.id, ${`${month}-01`}::date + (n / 7 % 28), time '08:00' + (n / 196 % 14) * interval '1 hour',
      time '09:00' + (n / 196 % 14) * interval '1 hour', 'P' || (n + 1) || 'x Training der Mannschaft', 'training', person.id, person.id,
      'approved', 'approved', place.name, 'Max Müller', 'Training'
    from generate_series(0, ${count - 1}::int) n
    join (select r.id, r.name, r.sort_order from resources r join resource_groups g on g.id = r.group_id where g.facility_id = ${facility.id}) place
      on place.sort_order = n % 7 + 1
    cross join (select id from users order by id limit 1) person`;
  return facility.id;
}
