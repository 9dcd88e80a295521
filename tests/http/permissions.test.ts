import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionName, PERMISSIONS, type PermissionRole, type Scope } from '#app/permissions.ts';
import type { DemoResourceKey } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { sessionIdOf } from '#tests/factories/session.ts';
import {
  insertFeed,
  insertOperation,
  insertPress,
  insertRequest,
  insertVisit,
} from '#tests/factories/requested-rows.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { badgeProbes } from './badge-probes.ts';
import { clockProbes } from './clock-probes.ts';
import { fundingProbes } from './funding-probes.ts';
import { postJson, type Probe, type Whose } from './probe.ts';
import { staffProbes } from './staff-probes.ts';

/** Every cell of permissions.ts over HTTP (quality 9). */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const satisfies PermissionRole[];
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
const people = {} as Record<PermissionRole, Client>;

beforeAll(async () => {
  house = await openDemoHouse();
  for (const part of ['presence', 'staff', 'funding'] as const)
    await switchPartOn({ sql: house.sql, url: house.server.url }, part);
  for (const role of ROLES) people[role] = role === 'public' ? house.visit() : await house.enter(role);
});
afterAll(() => house.close());

/** Only 401 and 403 of a booking form depend on the role; 422 shows that the verb ran. */
const emptyForm: Fields = { nonce: 'x' };
const anyBooking = async (): Promise<string> => {
  const [row] = await house.sql<{ id: string }[]>`select id from bookings where status = 'approved' limit 1`;
  return row?.id ?? '';
};
/** A new request at a place, decided by this person. */
async function decide(person: Client, intent: string, place: DemoResourceKey): Promise<Response> {
  const id = await insertRequest(house, { place, by: 'eva.lang', date: '2027-05-03' });
  return person.postForm('/verwaltung/genehmigungen', { intent, unit: `this:${id}` });
}
async function archive(person: Client, place: DemoResourceKey): Promise<Response> {
  const id = await insertRequest(house, { place, by: 'eva.lang', date: '2027-05-04' });
  return person.postForm('/buchungen/archiv', { booking: id });
}
/** The role's person (`own`), or another one. */
const ownerOf = (role: PermissionRole, whose: Whose) =>
  demoPerson(whose === 'own' && role !== 'public' ? role : 'lisa.braun').key;
/** Another session of the role's person (`own`), or one of another person; its id is the hash of its cookie's token. */
async function sessionOf(role: PermissionRole, whose: Whose): Promise<string> {
  return sessionIdOf((await house.enter(whose === 'own' && role !== 'public' ? role : 'lisa.braun')).cookies);
}
/** Acts on a record of the role's person, and on one of another person. */
const actOnOwn = (act: (person: Client, role: PermissionRole, whose: Whose) => Promise<Response>): Probe[] =>
  (['own', 'others'] as const).map((whose) => ({ whose, may: 303, ask: (person, role) => act(person, role, whose) }));

const probes: Record<ActionName, Probe[]> = {
  'plan.view': [
    { whose: null, ask: (person) => person.get(paths.booking.week({ ressource: house.ids.resources.sportplatz })) },
    { whose: null, ask: (person) => person.get(paths.booking.day({ ressource: house.ids.resources.sportplatz })) },
  ],
  'booking.view': [{ whose: null, ask: async (person) => person.get(paths.booking.booking(await anyBooking())) }],
  'booking.request': [
    { whose: null, ask: (person) => person.get(paths.booking.request()) },
    { whose: null, may: 422, ask: (person) => person.postForm('/buchungen/neu', emptyForm) },
  ],
  'booking.decide': [
    { whose: null, ask: (person) => person.get(paths.booking.approvals()) },
    { whose: null, ask: (person) => person.get(paths.booking.pendingCount()) },
    { whose: null, may: 422, ask: (person) => person.postForm('/verwaltung/genehmigungen', {}) },
    ...(['approve', 'reject'] as const).flatMap((intent): Probe[] => [
      { whose: 'operator', may: 303, ask: (person) => decide(person, intent, 'kleinfeld') },
      { whose: 'others', beyond: 403, ask: (person) => decide(person, intent, 'buergersaal') },
    ]),
    { whose: 'others', beyond: 403, ask: (person) => decide(person, 'previewReject', 'buergersaal') },
  ],
  'booking.archive': [
    { whose: null, may: 422, ask: (person) => person.postForm('/buchungen/archiv', {}) },
    { whose: 'operator', may: 303, ask: (person) => archive(person, 'kleinfeld') },
    { whose: 'others', beyond: 403, ask: (person) => archive(person, 'buergersaal') },
  ],
  'booking.list': [{ whose: null, ask: (person) => person.get(paths.booking.mine({ ansicht: 'alle' })) }],
  // The verb checks the owner of the booking: tests/http/cancel.test.ts and edit.test.ts.
  'booking.change': [
    { whose: null, may: 404, ask: (person) => person.get(`/buchungen/${absent}/absagen`) },
    { whose: null, may: 422, ask: (person) => person.postForm(`/buchungen/${absent}/absagen`, {}) },
    { whose: null, may: 404, ask: (person) => person.get(`/buchungen/${absent}/bearbeiten`) },
    { whose: null, may: 422, ask: (person) => person.postForm(`/buchungen/${absent}/bearbeiten`, {}) },
  ],
  'feed.manage': [
    { whose: null, ask: (person) => person.get(paths.booking.feeds()) },
    ...actOnOwn(async (person, role, whose) =>
      person.postForm('/kalender/abonnieren', { intent: 'end', id: await insertFeed(house, ownerOf(role, whose)) }),
    ),
  ],
  'facility.administer': [
    { whose: null, ask: (person) => person.get(paths.facilities.list()) },
    { whose: 'operator', ask: (person) => person.get(paths.facilities.facility(house.ids.facilities.biogrund)) },
    { whose: 'others', ask: (person) => person.get(paths.facilities.facility(house.ids.facilities.buergerhaus)) },
  ],
  'settings.administer': [
    { whose: null, ask: (person) => person.get(paths.facilities.settings()) },
    { whose: null, may: 422, ask: (person) => person.postForm('/verwaltung/einstellungen', {}) },
  ],
  'door.list': [{ whose: null, ask: (person) => person.get(paths.access.doors()) }],
  // Whether the door opens depends on the moment: access/open-door.server.test.ts.
  'door.open': [{ whose: null, may: 422, ask: (person) => person.postForm('/tueren', {}) }],
  'door.withdraw': actOnOwn(async (person, role, whose) =>
    person.postForm('/tueren', { intent: 'withdraw', job: await insertPress(house, ownerOf(role, whose)) }),
  ),
  'access.request': [
    { whose: null, ask: (person) => person.get(paths.access.ask()) },
    { whose: null, may: 422, ask: (person) => person.postForm('/tueren/zugang', {}) },
    { whose: null, may: 404, ask: (person) => person.postForm(`/tueren/zugang/${absent}`, {}) },
  ],
  // Their screens one by one, and another operator's: tests/http/doors-admin.test.ts and mails.test.ts.
  'door.administer': [{ whose: null, ask: (person) => person.get(paths.access.areas()) }],
  'notice.choose': [{ whose: null, may: 422, ask: (person) => person.postForm('/konto/benachrichtigungen', {}) }],
  'mail.administer': [{ whose: null, ask: (person) => person.get(paths.outbox.mails()) }],
  // Who sees whom: presence.test.ts.
  'presence.view': [{ whose: null, ask: (person) => person.get(paths.presence.board()) }],
  // The lists one by one, and another operator's: tests/http/presence-admin.test.ts.
  'presence.names': [{ whose: null, ask: (person) => person.get(paths.presence.evacuation()) }],
  'presence.checkIn': [
    { whose: null, ask: (person) => person.get(paths.presence.mine()) },
    { whose: null, may: 422, ask: (person) => person.postForm('/anwesenheit/meine', {}) },
    { whose: null, may: 422, ask: (person) => person.postForm('/anwesenheit', {}) },
    ...actOnOwn(async (person, role, whose) =>
      person.postForm('/anwesenheit', { intent: 'leave', visit: await insertVisit(house, ownerOf(role, whose)) }),
    ),
  ],
  'presence.administer': [
    { whose: null, ask: (person) => person.get(paths.presence.desk()) },
    { whose: null, ask: (person) => person.get(paths.presence.visits()) },
    { whose: null, may: 422, ask: (person) => person.postForm(paths.presence.desk(), {}) },
  ],
  'usage.print': [{ whose: null, ask: (person) => person.get(paths.booking.hallSheet()) }],
  // Each field, and the scopes of tokens: tests/http/api/actions.test.ts.
  'action.write': [
    { whose: null, may: 422, signedOut: 401, ask: (person) => postJson(person, paths.api.actions(), {}) },
  ],
  'action.writeAny': [
    {
      whose: null,
      may: 201,
      signedOut: 401,
      ask: (person) =>
        postJson(person, paths.api.actions(), {
          action_type: 'work.started',
          gid: 'x',
          user_id: house.ids.people['lisa.braun'],
        }),
    },
  ],
  'action.read': [
    { whose: null, signedOut: 401, ask: (person) => person.get(paths.api.actions()) },
    {
      whose: 'operator',
      signedOut: 401,
      ask: (person) => person.get(paths.api.actions({ user: house.ids.people['lisa.braun'] })),
    },
  ],
  ...staffProbes(() => house),
  ...clockProbes,
  ...fundingProbes,
  ...badgeProbes(() => house),
  'session.list': [{ whose: null, ask: (person) => person.get(paths.account.sessions()) }],
  'session.end': actOnOwn(async (person, role, whose) =>
    person.postForm('/konto/sitzungen', { id: await sessionOf(role, whose) }),
  ),
  'operation.undo': actOnOwn(async (person, role, whose) =>
    person.postForm('/rueckgaengig', { operation: await insertOperation(house, ownerOf(role, whose)) }),
  ),
  // This database has people, so no role reaches the setup; tests/http/first-run.test.ts uses an empty one.
  'setup.run': [
    { whose: null, may: 404, mayNot: 404, ask: (person) => person.get(paths.setup.firstRun()) },
    { whose: null, may: 404, mayNot: 404, ask: (person) => person.postForm(paths.setup.firstRun(), {}) },
  ],
};

const cells = (Object.entries(PERMISSIONS) as [ActionName, Record<PermissionRole, Scope>][]).flatMap(([action, row]) =>
  ROLES.map((role): [ActionName, PermissionRole, Scope] => [action, role, row[role]]),
);

describe('permissions.ts over HTTP', () => {
  test.each(cells)('%s by %s: %s', async (action, role, scope) => {
    for (const { whose, may = 200, mayNot, signedOut, beyond = 404, ask } of probes[action]) {
      const reaches = scope === 'all' || whose === null || whose === scope;
      const expected =
        scope !== false ? (reaches ? may : beyond) : role === 'public' ? (signedOut ?? mayNot ?? 302) : (mayNot ?? 403);
      const answer = await ask(people[role], role);
      const leadsToSignIn = (answer.headers.get('location') ?? '').startsWith('/anmelden');
      // A form takes its body along.
      const status = answer.status === 307 ? 302 : answer.status;
      expect([whose, status, leadsToSignIn]).toEqual([whose, expected, expected === 302]);
    }
  });

  test('has a probe for every action', () => {
    expect(cells.filter(([action]) => probes[action].length === 0)).toEqual([]);
  });
});

/** The answer of these does not depend on the role, so they are not actions of permissions.ts. */
describe.each([
  ['/sprache', { locale: 'de' }, 303],
  ['/darstellung', { theme: 'light' }, 303],
  ['/anmelden', { email: demoPerson('trainer').email, password: demoPerson('trainer').password }, 303],
  ['/abmelden', {}, 303],
] as const)('%s', (path, fields, status) => {
  test.each(ROLES)('is open to %s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    expect((await person.postForm(path, fields)).status).toBe(status);
  });
});
