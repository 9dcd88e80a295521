import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { ask, seriesRows } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getMailPreview } from '#app/domains/booking/mails/preview.server.ts';
import { countPendingRequests, listPendingRequests } from './pending-list.server.ts';

const database = testDatabase({ demo: true });
let peter: Ctx;
let eva: Ctx;
let karin: Ctx;
let series: Awaited<ReturnType<typeof ask>>;

beforeAll(async () => {
  const { db } = database;
  [peter, eva, karin] = await Promise.all([
    demoCtx(db, 'peter.koenig'),
    demoCtx(db, 'eva.lang'),
    demoCtx(db, 'karin.schaefer'),
  ]);
  const resourceId = await demoResourceId(db, 'kleinfeld');
  const when = { dayOfWeek: 1, startDate: '2027-04-05', endDate: '2027-04-26' };
  series = await ask(eva, { resourceId, when, title: 'Lauftreff' });
  await ask(eva, { resourceId, when: '2027-04-12', startTime: '09:30', endTime: '10:30', title: 'Drachenfest' });
  await ask(peter, { resourceId, when: '2027-04-19', title: 'Platzpflege' });
});

const titles = async (ctx: Ctx) => (await listPendingRequests(ctx, ctx.actor)).map(({ title }) => title);

describe('pending requests', () => {
  it('are listed for admins of the operator, soonest first, a series once', async () => {
    expect(await titles(peter)).toEqual(['Herren Heimspiel', 'Handball Damen Training', 'Lauftreff', 'Drachenfest']);
    expect(await countPendingRequests(peter, peter.actor)).toBe(4);
    expect([await titles(karin), await countPendingRequests(karin, karin.actor)]).toEqual([[], 0]);
    expect([await titles(eva), await countPendingRequests(eva, eva.actor)]).toEqual([[], null]);
  });

  it('name everything that prevents each date', async () => {
    const request = (await listPendingRequests(peter, peter.actor)).find(({ title }) => title === 'Lauftreff');
    expect(request).toMatchObject({
      scope: 'series',
      requesterName: 'Eva Lang',
      freeCount: 3,
      requestedOn: '2026-11-18',
    });
    expect(
      request?.dates.map(({ date, obstacle, conflicts }) => [
        date,
        obstacle,
        conflicts.map((one) => `${one.severity} ${'with' in one ? one.with.title : one.kind}`),
      ]),
    ).toEqual([
      ['2027-04-05', null, []],
      ['2027-04-12', null, ['warning Drachenfest']],
      ['2027-04-19', 'conflict', ['error Platzpflege']],
      ['2027-04-26', null, []],
    ]);
  });

  it('have an entry of its own for a date that was moved alone', async () => {
    const rows = await seriesRows(database.db, series.seriesId ?? '');
    await database.sql`update bookings set detached = true where id = ${rows[3]?.id ?? ''}`;
    const all = await listPendingRequests(peter, peter.actor);
    expect(all.filter(({ title }) => title === 'Lauftreff').map(({ scope, dates }) => [scope, dates.length])).toEqual([
      ['series', 3],
      ['this', 1],
    ]);
    expect(await countPendingRequests(peter, peter.actor)).toBe(5);
    await database.sql`update bookings set detached = false`;
  });
});

describe('the mail preview', () => {
  const units = () => [{ bookingId: series.bookingId, scope: 'series' as const }];

  it('is the mail that would be queued, and writes nothing', async () => {
    const before = await database.sql`select count(*)::int from mail_messages`;
    const approve = { units: units(), decision: { kind: 'approve', onConflict: 'skip' } } as const;
    const { mails, more } = await getMailPreview(peter, peter.actor, approve);
    expect([mails.map(({ to, subject }) => `${to} ${subject}`), more]).toEqual([
      ['eva.lang@demo.example Genehmigt: Lauftreff, 3 Termine ab Mo 05.04.2027'],
      0,
    ]);
    expect(mails[0]?.text).toContain('Noch nicht entschieden: Mo 19.04.2027 (belegt durch „Platzpflege“)');
    const reject = { units: units(), decision: { kind: 'reject', reason: 'Kein Platz.' } } as const;
    expect((await getMailPreview(peter, peter.actor, reject)).mails[0]?.text).toContain('Begründung: Kein Platz.');
    expect(await database.sql`select count(*)::int from mail_messages`).toEqual(before);
  });

  it('is empty when the decision would be refused, and for people who may not decide', async () => {
    const whole = { units: units(), decision: { kind: 'approve', onConflict: 'refuse' } } as const;
    expect((await getMailPreview(peter, peter.actor, whole)).mails).toEqual([]);
    expect((await getMailPreview(eva, eva.actor, whole)).mails).toEqual([]);
  });

  it('shows the first ten of many', async () => {
    const twelve = Array.from({ length: 12 }, () => units()).flat();
    const answer = await getMailPreview(peter, peter.actor, {
      units: twelve,
      decision: { kind: 'reject', reason: null },
    });
    expect(answer.more).toBe(2);
  });
});
