import type HolidaysLibrary from 'date-holidays';
import type { Locale } from '#app/platform/ctx.ts';

type Library = typeof HolidaysLibrary;
const byRegionAndYear = new Map<string, Map<string, string>>();
let library: Promise<Library> | undefined;

/**
 * Public holidays of a region (`DE-HE`) between two dates, inclusive: date -> name in the asked language. The library costs
 * 65 ms and 28 MB, so it is loaded with the first plan that asks; a year of a region is computed once.
 */
export async function publicHolidays(
  range: { region: string; from: string; until: string },
  locale: Locale,
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (let year = Number(range.from.slice(0, 4)); year <= Number(range.until.slice(0, 4)); year += 1) {
    for (const [date, name] of await holidaysOf(range.region, year, locale))
      if (range.from <= date && date <= range.until) names[date] = name;
  }
  return names;
}

async function holidaysOf(region: string, year: number, locale: Locale): Promise<Map<string, string>> {
  const key = `${region} ${year} ${locale}`;
  let known = byRegionAndYear.get(key);
  if (!known) {
    library ??= import('date-holidays').then((module) => module.default);
    const Holidays = await library;
    const [country = 'DE', state = ''] = region.split('-');
    const calendar = new Holidays(country, state, { languages: locale, types: ['public'] });
    known = new Map(calendar.getHolidays(year).map((holiday) => [holiday.date.slice(0, 10), holiday.name]));
    byRegionAndYear.set(key, known);
  }
  return known;
}
