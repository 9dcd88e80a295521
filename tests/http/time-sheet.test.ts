import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, HOME_ZONE, wallInstant } from '#app/platform/calendar.ts';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { textsOfPdf } from '#tests/setup/poppler.ts';
import { textInZip } from '#tests/setup/zip.ts';
import { openTimesHouse, type TimesHouse } from './times-house.ts';

/** Months of the crew and the sheet of a month, as screens, as PDF and as workbook. */
let house: TimesHouse;
let manager: Client;
let eva: Client;
beforeAll(async () => {
  house = await openTimesHouse();
  manager = await house.enter('jonas.becker');
  eva = await house.enter('eva.lang');
});
afterAll(() => house.close());
beforeEach(() => house.forgetTimes());

const textOf = async (person: Client, path: string) => (await person.get(path)).text();

describe('a month', () => {
  const act = (intent: 'approve' | 'reopen', values: Fields = {}, by = manager) =>
    by.postForm(paths.staff.months(), { intent, staff: house.staff.eva, month: '2026-11', ...values });
  const stateOf = async () =>
    (await house.sql`select state, reason from month_closings where staff_member_id = ${house.staff.eva}`)[0];

  test('is approved, and opened again only with a reason, which its line shows', async () => {
    await house.work('05:00', '09:00', 'eva');
    await house.month('submitted');
    expect(await textOf(manager, paths.staff.months())).toContain('eingereicht');
    const approved = await act('approve', { version: '1' });
    expect(approved.status).toBe(303);
    expect(await textOf(manager, approved.headers.get('location') ?? '')).toContain('Monat freigegeben.');
    for (const values of [{ reason: '' }, { reason: 'zu kurz' }]) {
      const refused = await act('reopen', values);
      expect([refused.status, (await refused.text()).includes('mindestens 10 Zeichen begründen')]).toEqual([422, true]);
    }
    expect(await stateOf()).toEqual({ state: 'approved', reason: null });
    const reopened = await act('reopen', { reason: 'Die Pause am Montag fehlt' });
    expect(reopened.status).toBe(303);
    const page = await textOf(manager, reopened.headers.get('location') ?? '');
    for (const text of ['Monat wieder geöffnet.', 'Die Pause am Montag fehlt']) expect(page).toContain(text);
    expect(await stateOf()).toEqual({ state: 'open', reason: 'Die Pause am Montag fehlt' });
  });

  test('with an open session is blocked, and the answer names the day', async () => {
    await house.month('submitted');
    await house.api.eva('POST', paths.api.clockIn(), { body: {}, key: 'blocks-the-month' });
    const refused = await act('approve');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(/Das geht noch nicht. Noch offen oder zu prüfen: [^<]*18\.11\./);
    expect(await stateOf()).toEqual({ state: 'submitted', reason: null });
  });

  test('that is open, has changed meanwhile or is not of the house is not approved', async () => {
    expect((await act('approve')).status).toBe(409);
    await house.month('submitted');
    const stale = await act('approve', { version: '7' });
    expect([stale.status, (await stale.text()).includes('hat sich inzwischen geändert')]).toEqual([409, true]);
    expect((await act('approve', { staff: house.stranger })).status).toBe(404);
    expect((await act('approve', { month: '2026-13' })).status).toBe(422);
    expect((await act('approve', {}, eva)).status).toBe(403);
    expect(await stateOf()).toEqual({ state: 'submitted', reason: null });
  });
});

/** October: 14 hours a day with four breaks, and one night over the change of the clock. */
async function workOctober(): Promise<void> {
  const at = (date: string, time: string) => wallInstant(date, time, HOME_ZONE).toString();
  for (let date = '2026-10-01'; date <= '2026-10-31'; date = addDays(date, 1)) {
    const isNight = date === '2026-10-24';
    const breaks = [
      ['09:00', '09:15'],
      ['11:00', '11:15'],
      ['13:00', '13:30'],
      ['16:00', '16:15'],
    ] as const;
    await house.past(house.staff.eva, {
      from: at(date, isNight ? '22:00' : '06:00'),
      until: isNight ? at('2026-10-25', '06:00') : at(date, '20:00'),
      breaks: isNight ? [] : breaks.map(([from, until]) => [at(date, from), at(date, until)] as const),
    });
  }
}
/** 30 days of 12:45 and the night of 9 hours. */
const SUMS = { work: '391:30', break: '37:30' };
const october = { monat: '2026-10' };
const dayOf = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.`;

describe('the sheet of a month', () => {
  test('is for the person, and for managers of the operator', async () => {
    const { timeSheet, timeSheetPdf, timeSheetXlsx } = paths.staff;
    const { eva: own, lisa } = house.staff;
    const stranger = await house.enter('karin.schaefer');
    for (const path of [timeSheet, timeSheetPdf, timeSheetXlsx]) {
      const answers = await Promise.all([
        eva.get(path(own)),
        manager.get(path(own)),
        eva.get(path(lisa)),
        stranger.get(path(own)),
        house.visit().get(path(own)),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 302]);
    }
    expect(await textOf(eva, timeSheet(own))).toContain('In diesem Monat gibt es keine Arbeitszeiten.');
  });

  test('has every day, corrections and the sums', async () => {
    await workOctober();
    await house.month('approved', '2026-10');
    const page = await textOf(eva, paths.staff.timeSheet(house.staff.eva, october));
    for (const text of [
      'Stundenzettel Oktober 2026',
      'Eva Lang',
      'freigegeben',
      SUMS.work,
      SUMS.break,
      '31 Tage',
      '9:00',
    ])
      expect(page).toContain(text);
    expect(page.split('12:45').length - 1).toBeGreaterThanOrEqual(30);
    expect(page).toContain('Ein Ende vor dem Beginn liegt am nächsten Tag.');
  });

  test('marks what was corrected', async () => {
    const id = await house.work('05:00', '09:00', 'eva');
    const admin = await house.enter('peter.koenig');
    const fields = {
      intent: 'save',
      version: '2',
      clockIn: '2026-11-18T05:00',
      clockOut: '2026-11-18T08:00',
      reason: 'Uhr ging vor',
    };
    expect((await admin.postForm(paths.staff.time(id), fields)).status).toBe(303);
    const page = await textOf(eva, paths.staff.timeSheet(house.staff.eva));
    for (const text of ['korrigiert', '3:00', '08:00']) expect(page).toContain(text);
  });

  test('is printed over pages: every day once, sums and signatures on the last one', async () => {
    await workOctober();
    const answer = await eva.get(paths.staff.timeSheetPdf(house.staff.eva, october));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pages = textsOfPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.join('\n');
    for (let date = '2026-10-01'; date <= '2026-10-31'; date = addDays(date, 1))
      expect([
        date,
        text.split(new RegExp(`(?:Mo|Di|Mi|Do|Fr|Sa|So)\\.?,? ${dayOf(date).replaceAll('.', '\\.')}`)).length - 1,
      ]).toEqual([date, 1]);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Stundenzettel Oktober 2026');
      expect(page).toContain('Eva Lang');
      expect(page).toContain(`${index + 1} / ${pages.length}`);
      const isLast = index === pages.length - 1;
      for (const foot of [
        'Summe',
        SUMS.work,
        SUMS.break,
        'Datum, Unterschrift Mitarbeiter',
        'Datum, Unterschrift Leitung',
      ])
        expect([index, foot, page.includes(foot)]).toEqual([index, foot, isLast]);
    }
  });

  test('is a workbook with the same sums to the second', async () => {
    await workOctober();
    const answer = await eva.get(paths.staff.timeSheetXlsx(house.staff.eva, october));
    expect(answer.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    const sheet = textInZip(Buffer.from(await answer.arrayBuffer()), 'xl/worksheets/sheet1.xml');
    /** Durations of a column in seconds; a workbook counts in days. */
    const seconds = (column: string) =>
      [...sheet.matchAll(new RegExp(`<c r="${column}\\d+"(?![^>]*t=")[^>]*><v>([\\d.eE-]+)</v>`, 'g'))].map(
        ([, value]) => Math.round(Number(value) * 86_400),
      );
    const [breaks, work] = [seconds('E'), seconds('F')];
    expect([work.length, breaks.length]).toEqual([32, 32]);
    expect([work.at(-1), breaks.at(-1)]).toEqual([(391 * 60 + 30) * 60, (37 * 60 + 30) * 60]);
    for (const column of [work, breaks])
      expect(column.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(column.at(-1));
  });
});
