import { isLocalDate, type LocalDate } from '#app/platform/calendar.ts';
import type { PlaceQuery } from './plan-place.server.ts';

export interface PlanQuery extends PlaceQuery {
  week: string | null;
  date: LocalDate | null;
  isList: boolean;
}

/** Reads a plan's address; what makes no sense counts as not said, so old links still lead somewhere. */
export function readPlanQuery(url: string): PlanQuery {
  const { searchParams } = new URL(url);
  const date = searchParams.get('datum');
  return {
    anlage: searchParams.get('anlage'),
    gruppe: searchParams.get('gruppe'),
    ressource: searchParams.get('ressource'),
    week: searchParams.get('woche'),
    date: date !== null && isLocalDate(date) && date >= '1900-01-01' && date <= '2199-12-31' ? date : null,
    isList: searchParams.get('ansicht') === 'liste',
  };
}
