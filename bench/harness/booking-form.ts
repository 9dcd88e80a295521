/** The booking form of the benches and the people who send it. */
import { randomUUID } from 'node:crypto';
import { paths } from '#app/paths.ts';
import type { House } from './house.ts';
import type { LoadAnswer, LoadRequest } from './load.ts';

/** A person whose bookings are approved at once, and the choices of the form. */
export interface Booker {
  readonly cookie: string;
  readonly teamId: string;
  readonly eventTypeId: string;
}

/** The trainers of the demo club with a team and a type that blocks, and the admin, who needs no team. */
const people = ['peter.koenig', 'max.mueller', 'anna.schmidt', 'tom.weber', 'lisa.braun', 'hans.meier'];

/** `count` sessions, spread over the people. */
export async function bookers(house: House, count: number): Promise<Booker[]> {
  const found: Booker[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = people[index % people.length] ?? '';
    const [row] = await house.sql<{ teamId: string; eventTypeId: string }[]>`
      select a.team_id as "teamId", e.event_type_id as "eventTypeId"
      from users u join trainer_assignments a on a.user_id = u.id
      join team_event_types e on e.team_id = a.team_id join event_types t on t.id = e.event_type_id
      where u.email = ${`${person}@demo.example`} and u.role = 'trainer' and not t.allow_overlap and t.is_active
      order by a.is_primary desc, e.event_type_id limit 1`;
    const cookie = await house.signIn(person);
    found.push({ cookie, teamId: row?.teamId ?? '', eventTypeId: row?.eventTypeId ?? 'training' });
  }
  return found;
}

export interface WantedTime {
  readonly resourceId: string;
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly title: string;
}

export function bookingRequest(booker: Booker, time: WantedTime): LoadRequest {
  const { cookie, teamId, eventTypeId } = booker;
  const form = { ...time, teamId, eventTypeId, description: '', nonce: randomUUID() };
  return { path: paths.booking.request(), method: 'POST', cookie, form };
}

export interface WantedSeries extends Omit<WantedTime, 'date'> {
  /** 0 = Sunday. */
  readonly dayOfWeek: number;
  readonly startDate: string;
  readonly endDate: string;
}

export function seriesRequest(booker: Booker, series: WantedSeries): LoadRequest {
  const { cookie, teamId, eventTypeId } = booker;
  const form = { ...series, dayOfWeek: String(series.dayOfWeek), planning: 'series', teamId, eventTypeId };
  return {
    path: paths.booking.request(),
    method: 'POST',
    cookie,
    form: { ...form, description: '', nonce: randomUUID() },
  };
}

/** True for a redirect: a page load gets 302 or 303, a client navigation 202. */
export function isBooked({ status }: LoadAnswer): boolean {
  return status === 302 || status === 303 || status === 202;
}

/** Counts claims of two bookings for one place at one time. The constraint makes it 0; the bench checks that. */
export async function countOverlaps({ sql }: House): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from booking_claims a join booking_claims b
    on a.resource_id = b.resource_id and a.booking_id < b.booking_id and a.during && b.during
    where a.blocking and b.blocking`;
  return row?.n ?? -1;
}
