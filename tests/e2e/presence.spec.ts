import { sql } from 'drizzle-orm';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { demoEmail } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { makeToken } from '#tests/factories/api-token.ts';
import { testNow } from '#tests/setup/clock.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';

/** The sequence of the makerspace (seed 0), on a house of its own. */
let house: TestServer;
let owner: Connection;
let facilityId: string;
test.beforeAll(async () => {
  house = await startServer({ demo: true });
  owner = openConnection({ url: house.ownerUrl, max: 2, testNow });
  const [room] = await queryRows<{ id: string }>(
    owner.db,
    sql`select facility_id as id from rooms where slug = 'holzwerkstatt'`,
  );
  facilityId = room?.id ?? '';
});
test.afterAll(async () => {
  await owner.close();
  await house.stop();
});

test('an admin checks a person in by keyboard, a program reports an action, and the room shows it at once', async ({
  openAs,
  request,
}) => {
  test.setTimeout(120_000);
  const admin = await openAs('peter.koenig', house.url);
  const room = await openAs('jonas.becker', house.url);
  await room.goto(paths.presence.room(facilityId, 'holzwerkstatt'));
  await expect(room.getByText('Hans Meier')).toHaveCount(0);

  await admin.goto(paths.presence.desk());
  const search = admin.getByRole('searchbox');
  await search.pressSequentially('meier');
  await expect(admin.getByRole('radio', { name: 'Hans Meier' })).toBeVisible();
  await search.press('Enter');
  await expect(admin.getByRole('radio', { name: 'Hans Meier' })).toBeFocused();
  await admin.keyboard.press('Tab');
  await admin.keyboard.type('Holz');
  await admin.keyboard.press('Enter');
  await expect(admin.getByText('Hans Meier').first()).toBeVisible();

  const hans = room.getByRole('main').getByRole('listitem').filter({ hasText: 'Hans Meier' }).first();
  await expect(hans).toBeVisible();
  const token = await makeToken(owner.db, demoEmail('hans.meier'), ['actions:write']);
  const answer = await request.post(`${house.url}/api/actions`, {
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'tutorial-1' },
    data: {
      action_type: 'tutorial.opened',
      gid: 'https://anleitungen.example/vogelhaus',
      metadata: { title: 'Vogelhaus' },
    },
  });
  expect(answer.status()).toBe(201);
  await expect(hans).toContainText('arbeitet gerade an „Vogelhaus“');

  await admin.goto(paths.presence.evacuationOf(facilityId));
  await expect(admin.getByRole('main')).toContainText('Meier, Hans');
});

test('a member says on the start page what is made, leaves with one tap, and is back with another', async ({
  openAs,
}) => {
  test.setTimeout(120_000);
  const thomas = await openAs('thomas.vogel', house.url);
  await thomas.goto('/');
  const card = thomas.getByRole('region', { name: 'Wo ich bin' });
  await expect(card).toContainText('Du bist in: Holzwerkstatt, seit 08:25');
  await card.getByRole('button', { name: 'Dreibein-Hocker' }).click();
  await expect(card).toContainText('Du arbeitest an „Dreibein-Hocker“.');
  await card.getByRole('button', { name: 'Raum verlassen' }).click();
  await expect(card).not.toContainText('Du bist in');
  await card.getByRole('button', { name: 'Holzwerkstatt' }).click();
  await expect(card).toContainText('Du bist in: Holzwerkstatt');
});

test('every screen of presence is accessible and fits its window', async ({ page, ids, signInAs, look }) => {
  test.setTimeout(300_000);
  const visit = async (name: string, path: string) => {
    await page.goto(path);
    await look(name);
  };
  const { biogrund } = ids.facilities;
  await signInAs('thomas.vogel');
  await visit('start-inside', paths.start());
  await visit('board', paths.presence.board());
  await visit('room', paths.presence.room(biogrund, 'holzwerkstatt'));
  await visit('my-visits', paths.presence.mine());
  await signInAs('tom.weber');
  await visit('usage', paths.booking.usage());
  await signInAs('peter.koenig');
  await visit('desk', paths.presence.desk({ suche: 'meier' }));
  await visit('desk-everybody', paths.presence.desk({ alle: biogrund }));
  await visit('visits', paths.presence.visits());
  await page.getByRole('main').locator('a[href*="/besuche/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Besuche');
  await look('visit');
  await visit('evacuation', paths.presence.evacuation());
  await visit('evacuation-list', paths.presence.evacuationOf(biogrund));
  await visit('terminals', paths.presence.terminals());
  await visit('new-terminal', paths.presence.newTerminal());
  await visit('rooms', paths.facilities.rooms());
  await visit('new-room', paths.facilities.newRoom());
  await page.goto(paths.facilities.rooms());
  await page.getByRole('main').getByRole('link', { name: 'Holzwerkstatt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Holzwerkstatt/);
  await look('one-room');
  await visit('settings', paths.facilities.settings());
  await visit('hall-sheet', paths.booking.hallSheet({ ressource: ids.resources.sportplatz, woche: '2026-W46' }));
});
