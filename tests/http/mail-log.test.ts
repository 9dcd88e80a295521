import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { insertMail, type MailValues, setUpServer } from '#tests/factories/mails.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The mail log over HTTP, as forms without JavaScript: for every role and for another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;
const optIn = {
  purpose: 'access_optin',
  subjectId: '01890000-0000-7000-8000-000000000001',
  userId: null,
  path: '/',
  hours: 48,
} as const;
const absent = '01890000-0000-7000-8000-000000000000';

let house: DemoHouse;
let admin: Client;
let stranger: Client;
let operatorId: string;
beforeAll(async () => {
  house = await openDemoHouse();
  admin = await house.enter('peter.koenig');
  stranger = await house.enter('karin.schaefer');
  const [row] = await house.sql<{ id: string }[]>`
    select operator_id as id from users where id = ${house.ids.people['peter.koenig']}`;
  operatorId = row?.id ?? '';
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from mail_refusals`;
  await setUpServer(house.sql);
});

const mail = (values: MailValues = {}) => insertMail(house.sql, { operatorId, ...values });
const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const newest = async () => {
  const [row] = await house.sql`select id, status, resend_of as of from mail_messages order by id desc limit 1`;
  return row;
};

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    const may = role === 'admin';
    const kept = role === 'public' ? 302 : 403;
    const id = await mail();
    const reads = [
      paths.outbox.mails(),
      paths.outbox.mail(id),
      paths.outbox.mail(id, { fassung: 'text' }),
      paths.outbox.html(id),
      paths.outbox.resend({ zustand: 'gescheitert' }),
      paths.outbox.sender(),
      paths.outbox.problemCount(),
    ];
    for (const path of reads) expect([path, (await person.get(path)).status]).toEqual([path, may ? 200 : kept]);
    const writes: [string, Fields, number][] = [
      [`/verwaltung/emails/${id}`, { intent: 'x' }, 422],
      ['/verwaltung/emails/erneut', { count: 'x' }, 422],
      ['/verwaltung/emails/einrichtung', { intent: 'retry' }, 409],
    ];
    for (const [path, fields, status] of writes)
      expect([path, (await person.postForm(path, fields)).status]).toEqual([
        path,
        may ? status : role === 'public' ? 307 : kept,
      ]);
  });

  test('answers 404 to an admin of another operator, and lists none of these mails', async () => {
    const id = await mail({ subject: 'Nur für Biogrund' });
    const answers = [
      await stranger.get(paths.outbox.mail(id)),
      await stranger.get(paths.outbox.html(id)),
      await stranger.postForm(paths.outbox.sender(), { intent: 'allow', mail: id }),
      await stranger.get(paths.outbox.mail('x')),
      await stranger.get(paths.outbox.html(absent)),
    ];
    for (const intent of ['resend', 'link', 'allow'])
      answers.push(await stranger.postForm(paths.outbox.mail(id), { intent }));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(await textOf(stranger.get(paths.outbox.mails({ suche: 'Nur' })))).not.toContain('Nur für Biogrund');
  });
});

describe('the log', () => {
  test('answers a search of 3,000 characters, odd parameters and an old cursor', async () => {
    const odd = [
      paths.outbox.mails({ suche: 'ü%_\\'.repeat(750) }),
      paths.outbox.mails({ suche: '{a,b} "c '.repeat(20) }),
      paths.outbox.mails({ suche: `x${'🏐'.repeat(150)}` }),
      paths.outbox.mails({ suche: "a'b\r\nBcc: x", vorlage: 'constructor', zustand: 'sent', person: 'x' }),
      paths.outbox.mails({ von: '2026-02-30', bis: '9999-12-31', ab: 'gestern' }),
      paths.outbox.mails({ ab: `999999999999999999~${absent}` }),
      paths.outbox.resend({ suche: 'x'.repeat(3_000) }),
    ];
    for (const path of odd)
      expect([path.slice(0, 60), (await admin.get(path)).status]).toEqual([path.slice(0, 60), 200]);
  });

  test('shows the state in words, and the count in the navigation falls with a resend', async () => {
    await house.sql`delete from mail_messages`;
    const id = await mail({ subject: 'Abgelehnt', reason: 'given_up' });
    expect(await textOf(admin.get(paths.outbox.mails()))).toContain('nach drei Tagen aufgegeben');
    const count = async () => (await admin.json(paths.outbox.problemCount())).body;
    expect(await count()).toEqual({ count: 1 });
    await admin.postForm(paths.outbox.mail(id), { intent: 'resend' });
    expect(await count()).toEqual({ count: 0 });
  });
});

describe('one mail', () => {
  test('sends the HTML for a frame without any right, with links that lead nowhere', async () => {
    const html = '<p>Hallo</p><a href="{{link}}">Bestätigen</a><script>alert(1)</script>';
    const answer = await admin.get(paths.outbox.html(await mail({ html, link: optIn })));
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    );
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const text = await answer.text();
    expect(text).toContain('<a title="Link zum Bestätigen (wird beim Senden erzeugt)">');
    expect(text).not.toContain('href');
  });

  test('leaves the words as they are in a mail without a link', async () => {
    const answer = await admin.get(paths.outbox.html(await mail({ html: '<p>{{link}}</p>' })));
    expect(await answer.text()).toBe('<p>{{link}}</p>');
  });

  test('frames the HTML, shows the text and the attached dates', async () => {
    const event = { uid: 'a', sequence: 0, start: '2026-11-20T17:00:00Z', end: '2026-11-20T18:30:00Z', url: null };
    const named = { ...event, title: 'Training\r\nBcc: x', location: 'Große Halle', status: 'CANCELLED' as const };
    const id = await mail({
      text: 'Klick: {{link}} <b>',
      link: optIn,
      calendars: [{ method: 'CANCEL', events: [named] }],
    });
    const page = await textOf(admin.get(paths.outbox.mail(id)));
    expect(page).toMatch(/<iframe[^>]* sandbox=""/);
    for (const words of ['Fr 20.11.2026, 18:00–19:30 Uhr', 'Große Halle', 'streicht aus dem Kalender'])
      expect(page).toContain(words);
    const text = await textOf(admin.get(paths.outbox.mail(id, { fassung: 'text' })));
    expect(text).toContain('Klick: [Link zum Bestätigen (wird beim Senden erzeugt)] &lt;b&gt;');
    expect(text).not.toContain('<iframe');
  });

  test('sends a mail again once when the form arrives twice, and shows who did it', async () => {
    const id = await mail();
    const answers = [
      await admin.postForm(paths.outbox.mail(id), { intent: 'resend' }),
      await admin.postForm(paths.outbox.mail(id), { intent: 'resend' }),
    ];
    const made = await newest();
    expect(made).toMatchObject({ status: 'queued', of: id });
    const location = paths.outbox.mail(String(made?.['id']));
    expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual([
      [303, location],
      [303, location],
    ]);
    const page = await textOf(admin.get(paths.outbox.mail(id)));
    expect(page).toContain('Peter König');
  });

  test('needs a tick when the date is over, and refuses without words', async () => {
    const old = await mail({ relevantUntil: '2026-11-17T12:00:00Z' });
    const refused = await admin.postForm(paths.outbox.mail(old), { intent: 'resend' });
    expect([refused.status, (await refused.text()).includes('bitte das Häkchen setzen')]).toEqual([409, true]);
    expect((await admin.postForm(paths.outbox.mail(old), { intent: 'resend', past: 'on' })).status).toBe(303);
    const gone = await mail({ text: '', html: '' });
    const answer = await admin.postForm(paths.outbox.mail(gone), { intent: 'resend' });
    expect([answer.status, (await answer.text()).includes('Ihr Text ist gelöscht')]).toEqual([409, true]);
    expect((await admin.get(paths.outbox.html(gone))).status).toBe(404);
  });

  test('allows a refused address again', async () => {
    const id = await mail({ to: 'Nein@example.org', reason: 'address_refused' });
    await house.sql`insert into mail_refusals (address, mail_id, answer) values ('nein@example.org', ${id}, '550 5.1.1 No such user')`;
    expect(await textOf(admin.get(paths.outbox.sender()))).toContain('550 5.1.1 No such user');
    const allow = () => admin.postForm(paths.outbox.sender(), { intent: 'allow', mail: id });
    expect([(await allow()).status, (await allow()).status]).toEqual([303, 409]);
    expect(await textOf(admin.get(paths.outbox.sender()))).toContain('Keine Adresse ist gesperrt');
  });
});

describe('all of a filter', () => {
  test('names filter and number, sends them once, and refuses 5,000', async () => {
    await house.sql`delete from mail_messages`;
    await mail({ subject: 'Eins' });
    await mail({ subject: 'Zwei' });
    const path = paths.outbox.resend({ zustand: 'gescheitert' });
    const page = await textOf(admin.get(path));
    for (const words of ['Zustand: Gescheitert', '2 E-Mails werden erneut gesendet']) expect(page).toContain(words);
    expect((await admin.postForm(path, { count: '3' })).status).toBe(409);
    expect((await admin.postForm(path, { count: '2' })).status).toBe(303);
    expect((await admin.postForm(path, { count: '2' })).status).toBe(409);
    await house.sql`
      insert into mail_messages (id, template, to_address, subject, text, html, message_id, status, last_error, operator_id)
      select id, 'test', 'a@example.org', 'x', 'x', 'x', id::text, 'failed', 'refused', ${operatorId}
      from (select gen_random_uuid() as id from generate_series(1, 5000)) made`;
    const refused = await admin.postForm(path, { count: '5000' });
    expect([refused.status, (await refused.text()).includes('Das sind 5.000 E-Mails')]).toEqual([409, true]);
    expect(await house.sql`select 1 from mail_messages where resend_of is not null`).toHaveLength(2);
    await house.sql`delete from mail_messages where template = 'test'`;
  });
});

describe('the sender', () => {
  test('queues a test mail and shows its state; without a server it says how to set one', async () => {
    expect((await admin.postForm(paths.outbox.sender(), { intent: 'test' })).status).toBe(303);
    expect(await textOf(admin.get(paths.outbox.sender()))).toContain('Letzte Test-E-Mail an');
    await house.sql`update mail_sender set set_up_at = null`;
    expect(await textOf(admin.get(paths.outbox.sender()))).toContain('SMTP_URL=smtps://');
    expect((await admin.postForm(paths.outbox.sender(), { intent: 'test' })).status).toBe(409);
  });

  test('says why sending is paused, and tries again when asked', async () => {
    await house.sql`
      update mail_sender set paused_at = app_now(), pause_reason = 'sign_in', last_answer = '535 5.7.8 Bad credentials',
        next_try_at = app_now() + interval '5 minutes'`;
    const page = await textOf(admin.get(paths.outbox.sender()));
    for (const words of ['lehnt die Anmeldung ab', '535 5.7.8 Bad credentials']) expect(page).toContain(words);
    expect((await admin.postForm(paths.outbox.sender(), { intent: 'retry' })).status).toBe(303);
  });
});

test('shows the link of an access request once, while there is no server', async () => {
  await house.sql`update mail_sender set set_up_at = null`;
  const guest = house.visit();
  const [door] = await house.sql`select slug from areas where is_active and requires_optin limit 1`;
  await guest.postForm(paths.access.ask(), { area: String(door?.['slug']), email: 'gast.link@example.org' });
  const [row] = await house.sql`select id from mail_messages where to_address = 'gast.link@example.org'`;
  const path = paths.outbox.mail(String(row?.['id']));
  const answer = await admin.postForm(path, { intent: 'link' });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const [, link = ''] = /(\/tueren\/zugang\/[\w-]{43})/.exec(await answer.text()) ?? [];
  expect(await textOf(admin.get(path))).not.toContain(link);
  expect((await guest.postForm(link, {})).status).toBe(200);
  expect((await admin.postForm(path, { intent: 'link' })).status).toBe(409);
});
