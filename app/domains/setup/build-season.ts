import { addDays, dayOfWeek, halfYearOf, type LocalDate } from '#app/platform/calendar.ts';
import type { DemoEventTypeId, DemoPersonKey, DemoResourceKey, DemoTeamKey } from './demo-club.ts';
import { DEMO_PEOPLE, DEMO_TEAMS } from './demo-club.ts';
import { DEMO_MATCHES, DEMO_SERIES, DEMO_SINGLES, type DemoSeries } from './demo-season.ts';

export interface SeasonDate {
  date: LocalDate;
  startTime: string;
  endTime: string;
  resource: DemoResourceKey;
  team: DemoTeamKey | null;
  type: DemoEventTypeId;
  title: string;
  by: DemoPersonKey;
  isPending: boolean;
}

export interface SeasonSeries extends DemoSeries {
  startDate: LocalDate;
  endDate: LocalDate;
  exceptions: { date: LocalDate; reason: string }[];
  title: string;
  by: DemoPersonKey;
  dates: SeasonDate[];
}

/** The half-year around a day, as rows: series with their dates (public holidays left out), matches and single dates. */
export function buildSeason(
  today: LocalDate,
  holidays: Readonly<Record<LocalDate, string>>,
): { series: SeasonSeries[]; singles: SeasonDate[] } {
  const half = halfYearOf(today);
  const series = DEMO_SERIES.map((row) => {
    const startDate = firstWeekday(addDays(half.from, row.startsAfterDays ?? 0), row.dayOfWeek);
    const all = everyWeek(startDate, half.until);
    const by = bookerOf(row.team);
    const title = `${DEMO_TEAMS[row.team].name} Training`;
    const exceptions = all.flatMap((date) => (holidays[date] ? [{ date, reason: holidays[date] }] : []));
    const dates = all
      .filter((date) => !holidays[date])
      .map((date) => ({
        ...timesOf(row),
        date,
        resource: row.resource,
        team: row.team,
        type: 'training' as const,
        title,
        by,
        isPending: false,
      }));
    return { ...row, startDate, endDate: half.until, exceptions, title, by, dates };
  });

  const matches = DEMO_MATCHES.flatMap((row) =>
    everyWeek(firstWeekday(addDays(half.from, 45), row.dayOfWeek), half.until)
      .filter((date, index) => index % 2 === 0 && !holidays[date])
      .map((date, index) => ({
        ...timesOf(row),
        date,
        resource: row.resource,
        team: row.team,
        type: 'match' as const,
        title: `${DEMO_TEAMS[row.team].shortName} – ${row.opponents[index % row.opponents.length] ?? ''}`,
        by: bookerOf(row.team),
        isPending: false,
      })),
  );
  const others = DEMO_SINGLES.map((row) => ({
    ...timesOf(row),
    date: firstWeekday(addDays(today, row.fromToday), row.dayOfWeek),
    resource: row.resource,
    team: row.team ?? null,
    type: row.type,
    title: row.title,
    by: row.by,
    isPending: row.isPending ?? false,
  }));
  return { series, singles: [...matches, ...others] };
}

const timesOf = (row: { startTime: string; endTime: string }) => ({ startTime: row.startTime, endTime: row.endTime });

function firstWeekday(from: LocalDate, weekday: number): LocalDate {
  return addDays(from, (weekday - dayOfWeek(from) + 7) % 7);
}

function everyWeek(from: LocalDate, until: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = from; date <= until; date = addDays(date, 7)) dates.push(date);
  return dates;
}

/** A team's primary trainer books; for teams without one the admin does. */
function bookerOf(team: DemoTeamKey): DemoPersonKey {
  for (const [key, person] of Object.entries(DEMO_PEOPLE))
    if ('trains' in person && person.trains.some((row) => row.team === team && row.isPrimary))
      return key as DemoPersonKey;
  return 'peter.koenig';
}
