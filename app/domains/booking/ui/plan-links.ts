import type { DayView, WeekView } from '#app/domains/booking/rules/plan.ts';
import type { MonthView } from '#app/domains/booking/rules/sheet.ts';
import { paths } from '#app/paths.ts';

export type PlanView = WeekView | DayView | MonthView;

export interface PlanLinks {
  at: (query: { gruppe?: string; ressource?: string }) => string;
  previous: string;
  next: string;
  today: string;
  week: string;
  day: string;
  month: string;
  list: string;
  /** The month plan on paper: of the shown resource from its month, otherwise of the facility. */
  paper: string;
  feeds: string;
}

/** Every link of the toolbar, with place and time kept in the address. The week of a public plan is on its own page. */
export function planLinks(view: PlanView, isList: boolean, isPublicPage = false): PlanLinks {
  const ansicht = isList ? ('liste' as const) : undefined;
  const place = { ressource: view.resource.id };
  const weekPath: typeof paths.booking.week = (query) =>
    isPublicPage ? paths.booking.publicPlan(view.facility.id, query) : paths.booking.week(query);
  const shown = shownDate(view);
  const others = {
    week: weekPath({ ...place, ...(view.kind === 'month' ? { datum: shown } : { woche: view.week }) }),
    day: paths.booking.day({ ...place, datum: shown }),
    month: paths.booking.month({ ...place, monat: shown.slice(0, 7) }),
    paper: paths.booking.monthPaper({
      monat: shown.slice(0, 7),
      anlage: view.facility.id,
      ...(view.kind === 'month' ? { ressource: [view.resource.id], blatt: 'wand' } : {}),
    }),
    feeds: paths.booking.feeds(place),
  };
  switch (view.kind) {
    case 'week': {
      const week = (query: { woche?: string }) => weekPath({ ansicht, ...place, ...query });
      return {
        ...others,
        at: (query) => weekPath({ ansicht, ...query, woche: view.week }),
        previous: week({ woche: view.previousWeek }),
        next: week({ woche: view.nextWeek }),
        today: week({}),
        list: weekPath({ ...place, ansicht: 'liste', woche: view.week }),
      };
    }
    case 'day': {
      const day = (query: { datum?: string }) => paths.booking.day({ ansicht, ...place, ...query });
      return {
        ...others,
        at: (query) => paths.booking.day({ ansicht, ...query, datum: view.date }),
        previous: day({ datum: view.previousDate }),
        next: day({ datum: view.nextDate }),
        today: day({}),
        list: paths.booking.day({ ...place, ansicht: 'liste', datum: view.date }),
      };
    }
    case 'month': {
      const { month: monat } = view.sheet;
      const month = (query: { monat?: string }) => paths.booking.month({ ansicht, ...place, ...query });
      return {
        ...others,
        month: paths.booking.month({ ...place, monat }),
        at: (query) => paths.booking.month({ ansicht, ...query, monat }),
        previous: month({ monat: view.previousMonth }),
        next: month({ monat: view.nextMonth }),
        today: month({}),
        list: paths.booking.month({ ...place, ansicht: 'liste', monat }),
      };
    }
  }
}

/** Today, when the plan shows it; otherwise its first day. */
function shownDate(view: PlanView): string {
  const { date } = view.now;
  if (view.kind === 'day') return view.date;
  if (view.kind === 'week') return view.days.includes(date) ? date : (view.days[0] ?? date);
  return date.startsWith(view.sheet.month) ? date : `${view.sheet.month}-01`;
}
