/** Dates for benches, counted in UTC days without a zone. */

/** YYYY-MM-DD, `days` after the day on which the bench runs. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes of the day -> HH:MM. */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export interface FreeTime {
  readonly placeIndex: number;
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
}

/** The `index`-th hour in a grid of `places`, hours 8-22, and days from `firstDay` days on; no two are equal. */
export function freeTime(index: number, places: number, firstDay: number): FreeTime {
  const placeIndex = index % places;
  const hour = 8 + (Math.floor(index / places) % 14);
  const date = dayFromToday(firstDay + Math.floor(index / (places * 14)));
  return { placeIndex, date, startTime: clockTime(hour * 60), endTime: clockTime(hour * 60 + 60) };
}

export interface FreeSeries {
  readonly placeIndex: number;
  /** 0 = Sunday. */
  readonly dayOfWeek: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly startTime: string;
  readonly endTime: string;
}

/** The `index`-th half hour from 4:00 on, on one weekday for some weeks from `firstDay` on; 280 per place without overlap. */
export function freeSeries(index: number, places: number, firstDay: number, weeks: number): FreeSeries {
  const placeIndex = index % places;
  const slot = Math.floor(index / places);
  const from = (4 * 60 + 30 * (slot % 40)) % 1440;
  const first = firstDay + (Math.floor(slot / 40) % 7);
  const startDate = dayFromToday(first);
  return {
    placeIndex,
    dayOfWeek: new Date(`${startDate}T00:00:00Z`).getUTCDay(),
    startDate,
    endDate: dayFromToday(first + 7 * (weeks - 1)),
    startTime: clockTime(from),
    endTime: clockTime(from + 30),
  };
}
