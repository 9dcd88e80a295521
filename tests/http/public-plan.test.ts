import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openEvents } from '#tests/setup/event-stream.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The plan without a sign-in, its frame in other sites, and the form that decides about both. */
let house: DemoHouse;
let admin: Client;
let open: string;
let closed: string;
beforeAll(async () => {
  house = await openDemoHouse();
  admin = await house.enter('peter.koenig');
  open = house.ids.facilities.biogrund;
  closed = house.ids.facilities.buergerhaus;
});
afterAll(() => house.close());

async function save(values: Fields, person = admin, facilityId = open): Promise<Response> {
  const [row] = await house.sql<{ version: number }[]>`select version from facilities where id = ${facilityId}`;
  const form = { intent: 'publicPlan', version: String(row?.version), publicPlan: 'on', showNames: 'on', ...values };
  return await person.postForm(`/verwaltung/anlagen/${facilityId}`, form);
}
const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';
const frameAncestorsOf = (answer: Response) => /frame-ancestors ([^;]+)/.exec(policyOf(answer))?.[1];
const week = '2026-W47';

describe('the form', () => {
  test('takes origins as people type them, and shows them as it keeps them', async () => {
    const answer = await save({ embedOrigins: 'www.verein.de/belegung\nhttps://*.gemeinde.de\nhttps://www.verein.de' });
    expect(answer.status).toBe(303);
    const page = await (await admin.get(paths.facilities.facility(open))).text();
    expect(page).toContain('https://www.verein.de\nhttps://*.gemeinde.de</textarea>');
    expect(page).toContain(`${house.server.url}${paths.booking.embed(open)}`);
  });

  test('names the line that is no origin, and keeps what was typed', async () => {
    const answer = await save({ embedOrigins: 'https://www.verein.de\nhttp://verein.de' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('„http://verein.de“ geht nicht');
    expect(page).toContain('https://www.verein.de\nhttp://verein.de</textarea>');
  });

  test('answers a stale form with 409 and the new version', async () => {
    const answer = await save({ version: '1', embedOrigins: 'https://neu.de' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Inzwischen hat jemand anderes diese Anlage geändert');
  });

  test('is for the admins of the operator', async () => {
    const before = await house.sql`select version from facilities order by id`;
    for (const role of ['manager', 'trainer', 'member', 'extern'])
      expect((await save({}, await house.enter(role))).status).toBe(403);
    const signedOut = await save({}, house.visit());
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([
      307,
      expect.stringContaining(`${paths.account.signIn()}?`),
    ]);
    expect((await save({}, admin, closed)).status).toBe(404);
    expect((await save({ version: '0' })).status).toBe(422);
    expect(await house.sql`select version from facilities order by id`).toEqual(before);
  });
});

describe('the frame', () => {
  test.each([['without'], ['with']])(
    'allows exactly the listed sites, %s a session, and sets no cookie',
    async (who) => {
      const person = who === 'with' ? admin : house.visit();
      const answer = await person.get(paths.booking.embed(open, { woche: week }));
      expect(answer.status).toBe(200);
      expect(frameAncestorsOf(answer)).toBe('https://www.verein.de https://*.gemeinde.de');
      expect(policyOf(answer)).toContain("script-src 'none'");
      expect(policyOf(answer)).toContain("object-src 'none'");
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get('x-frame-options')).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).toBeNull();
      const page = await answer.text();
      expect(page).not.toContain('<script');
      expect(page).not.toContain('Peter');
      expect(page).toMatch(/<html lang="de" style=/);
    },
  );

  test('leaves no other page to a frame', async () => {
    for (const path of [paths.booking.publicPlan(open), paths.booking.month(), paths.booking.embed(closed)])
      expect(frameAncestorsOf(await house.visit().get(path))).toBe("'none'");
  });

  test('shows the week, the resource and the list of its address', async () => {
    const { kleinfeld } = house.ids.resources;
    const page = await (
      await house.visit().get(paths.booking.embed(open, { ressource: kleinfeld, woche: '2026-W48', ansicht: 'liste' }))
    ).text();
    expect(page).toContain('KW 48');
    expect(page).toContain('Kleinfeld');
    expect(page).toContain('woche=2026-W49');
    expect(page).toContain('target="_blank" rel="noopener"');
    const foreign = await house.visit().get(paths.booking.embed(open, { ressource: house.ids.resources.buergersaal }));
    expect([foreign.status, (await foreign.text()).includes('Bürgersaal')]).toEqual([200, false]);
  });
});

describe('what the public sees', () => {
  const words = { approved: 'Wortgenehmigt', pending: 'Wortangefragt' };
  beforeAll(async () => {
    for (const [status, title] of Object.entries(words)) {
      const isApproved = status === 'approved';
      await house.sql`insert into bookings ${house.sql({
        id: crypto.randomUUID(),
        resource_id: house.ids.resources.kleinfeld,
        date: '2027-02-09',
        start_time: isApproved ? '09:15' : '08:15',
        end_time: isApproved ? '10:00' : '09:00',
        title,
        event_type_id: 'training',
        user_id: house.ids.people['anna.schmidt'],
        team_id: house.ids.teams.fjugend,
        created_by: house.ids.people['jonas.becker'],
        status,
        decision: isApproved ? status : null,
        place_name: 'Ort',
        team_name: 'Mannschaft',
        club_name: 'Wortverein',
        person_name: 'Wortperson',
        type_label: 'Terminart',
      })}`;
    }
  });
  const query = () => ({ ressource: house.ids.resources.kleinfeld, woche: '2027-W06' });
  const pages = {
    'the public plan': () => paths.booking.publicPlan(open, query()),
    'its list': () => paths.booking.publicPlan(open, { ...query(), ansicht: 'liste' }),
    'the frame': () => paths.booking.embed(open, query()),
    'the month': () => paths.booking.month({ ressource: house.ids.resources.kleinfeld, monat: '2027-02' }),
  };

  test.each(Object.entries(pages))(
    '%s: titles as the facility says, never requests and persons',
    async (_name, path) => {
      for (const showNames of [true, false]) {
        expect((await save(showNames ? {} : { showNames: [] })).status).toBe(303);
        const text = await (await house.visit().get(path())).text();
        expect(text).toContain('09:15');
        expect(text.includes('Wortgenehmigt')).toBe(showNames);
        expect(text.includes('Wortverein')).toBe(showNames);
        for (const word of ['Wortangefragt', '08:15', 'Wortperson']) expect(text).not.toContain(word);
      }
    },
  );

  test('the public plan shows a signed-in person what the public sees', async () => {
    const text = await (await admin.get(pages['the public plan']())).text();
    expect(text).toContain('09:15');
    for (const word of ['Wortgenehmigt', '08:15', 'Wortperson']) expect(text).not.toContain(word);
  });

  test('sets no cookie for a visitor', async () => {
    const visitor = house.visit();
    const answer = await visitor.get(paths.booking.publicPlan(open));
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test.each(['', 'nonsense', '01890000-0000-7000-8000-000000000000'])('answers 404 for the facility %j', async (id) => {
    for (const path of [paths.booking.publicPlan(id), paths.booking.embed(id)])
      expect((await house.visit().get(path)).status).toBe(404);
  });
});

describe('the event stream of the public plan', () => {
  test('sends a visitor that the plan changed, without its version, and not of other facilities', async () => {
    const stream = await openEvents(house.visit(), paths.booking.publicLive(open));
    const max = await house.enter('max.mueller');
    const form = { ...freeHour(house.ids), date: '2026-11-28' };
    expect((await max.postForm(paths.booking.request(), form)).status).toBe(303);
    const event = { event: 'live', data: { topic: 'plan', root: house.ids.resources.kleinfeld, version: 0 } };
    await expect.poll(() => stream.events, { timeout: 5_000 }).toContainEqual(event);
    stream.close();
  });

  test('is 404 for a plan that is not public, 406 for another kind of answer', async () => {
    const asked = { headers: { accept: 'text/event-stream' } };
    expect((await house.visit().get(paths.booking.publicLive(closed), asked)).status).toBe(404);
    expect((await house.visit().get(paths.booking.publicLive(open))).status).toBe(406);
  });

  test('ends with the public plan, whose pages are 404 at once', async () => {
    const visitor = house.visit();
    const stream = await openEvents(visitor, paths.booking.publicLive(open));
    expect((await save({ publicPlan: [] })).status).toBe(303);
    for (const path of [paths.booking.publicPlan(open), paths.booking.embed(open)])
      for (const person of [visitor, admin]) expect((await person.get(path)).status).toBe(404);
    expect(await stream.ended).toBe(true);
    expect(stream.events.map(({ event }) => event)).toEqual(expect.arrayContaining(['resync', 'gone']));
    expect((await save({})).status).toBe(303);
  });
});

describe('the month', () => {
  test.each(['2026-13', '2026-00', 'nonsense', '1899-12', '2026-3'])(
    '%s becomes the present one, and says so',
    async (monat) => {
      const answer = await admin.get(paths.booking.month({ monat }));
      expect(answer.status).toBe(200);
      const page = await answer.text();
      expect(page).toContain('Diesen Monat gibt es nicht');
      expect(page).toContain('November 2026');
    },
  );

  test('says nothing about a month that there is', async () => {
    const page = await (await admin.get(paths.booking.month({ monat: '2027-01' }))).text();
    expect(page).toContain('Januar 2027');
    expect(page).not.toContain('Diesen Monat gibt es nicht');
    expect(page).toContain('KW 53');
  });

  test('shows a signed-out visitor the public facilities only', async () => {
    const answer = await house.visit().get(paths.booking.month({ ressource: house.ids.resources.buergersaal }));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).not.toContain('Bürgersaal');
  });
});
