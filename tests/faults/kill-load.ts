import { setTimeout as sleep } from 'node:timers/promises';
import { paths } from '#app/paths.ts';
import { addDays, dayOfWeek } from '#app/platform/calendar.ts';
import type { Client, Fields } from '#tests/setup/client.ts';

/** One signed-in browser or program that books without a pause. */
export interface Booker {
  readonly name: string;
  readonly person: Client;
  readonly teamId: string;
  /** A place of its own, so that clients do not conflict. */
  readonly resourceId: string;
  /** Single bookings are in this hour, series six hours later; they never overlap. */
  readonly hour: number;
  readonly firstDay: string;
  readonly way: 'form' | 'api';
}

/** Acknowledged writes: the title names client and number. */
export interface Acknowledged {
  readonly title: string;
  readonly dates: readonly string[];
}

export interface LoadReport {
  readonly acknowledged: Acknowledged[];
  /** Answers that left the outcome of a write open, each settled by a repeat. */
  unknown: number;
  readonly wrong: string[];
}

/** Books singles and series in turns until `over`; each write is repeated with its key until it is acknowledged. */
export async function bookUntil(over: AbortSignal, booker: Booker, report: LoadReport): Promise<void> {
  for (let number = 0; !over.aborted; number += 1) {
    const day = addDays(booker.firstDay, number);
    const dates = number % 4 === 3 ? [day, addDays(day, 7), addDays(day, 14)] : [day];
    const wanted = { title: `${booker.name} ${number}`, dates };
    if (!(await settle(booker, wanted, report))) return;
    report.acknowledged.push(wanted);
    // The server must be busy but not overloaded: its restart is measured, too.
    await sleep(30);
  }
}

async function settle(booker: Booker, wanted: Acknowledged, report: LoadReport): Promise<boolean> {
  const key = crypto.randomUUID();
  for (let tries = 0; tries < 200; tries += 1) {
    const status = await send(booker, wanted, key).catch(() => 0);
    if (status === 201 || status === 303) return true;
    // No answer, a busy server, or the first attempt is still running.
    if (status !== 0 && status !== 503 && !(status === 409 && booker.way === 'api' && tries > 0)) {
      report.wrong.push(`${wanted.title}: ${status}`);
      return false;
    }
    report.unknown += 1;
    await sleep(100);
  }
  report.wrong.push(`${wanted.title}: never settled`);
  return false;
}

async function send(booker: Booker, { title, dates }: Acknowledged, key: string): Promise<number> {
  const { person, resourceId, teamId } = booker;
  const hour = String(booker.hour + (dates.length > 1 ? 6 : 0)).padStart(2, '0');
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const common = { resourceId, teamId, title, startTime: `${hour}:00`, endTime: `${hour}:45` };
  const series = { dayOfWeek: dayOfWeek(first), startDate: first, endDate: last };
  const signal = AbortSignal.timeout(15_000);
  if (booker.way === 'api') {
    const when = dates.length > 1 ? { series } : { date: first };
    const body = { ...common, bookingType: 'training', ...when };
    const headers = { 'idempotency-key': key };
    return (await person.json('/api/bookings', { body, headers, signal })).status;
  }
  const when: Fields =
    dates.length > 1
      ? { planning: 'series', ...series, dayOfWeek: String(series.dayOfWeek) }
      : { planning: 'single', date: first };
  const form = { ...common, eventTypeId: 'training', description: '', nonce: key, ...when };
  const answer = await person.postForm(paths.booking.request(), form, { signal });
  await answer.arrayBuffer();
  return answer.status;
}
