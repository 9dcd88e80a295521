import { type FrameFacts, frameOf, type Body } from '#app/documents/frame.ts';
import type { DrawnPage, Measure } from '#app/documents/marks.ts';
import { textForPaper } from '#app/documents/text-for-paper.ts';
import type { MonthSheet } from '#app/domains/booking/rules/sheet.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { daysPages } from './days.ts';
import type { Press } from './entry.ts';
import { legendOf } from './legend.ts';
import { listPages } from './list.ts';
import { typeSigns } from './signs.ts';
import { wallPages } from './wall.ts';
import { paperWords } from './words.ts';

export const PAPER_LAYOUTS = ['wall', 'days', 'list'] as const;
/** wall: a calendar per resource · days: a row per day, a column per resource · list: every booking once. */
export type PaperLayout = (typeof PAPER_LAYOUTS)[number];

/** All that a month plan prints; plain data, because it goes to the thread that prints. */
export interface MonthPlan {
  layout: PaperLayout;
  locale: 'de' | 'en';
  sheet: MonthSheet;
  /** The address of the live plan, and how people type it. */
  link: { url: string; address: string };
}

/** The pages of a month plan. Pure: the same plan and fonts give the same pages. */
export function monthPlanPages(plan: MonthPlan, measure: Measure): DrawnPage[] {
  const { sheet, locale, layout } = plan;
  const entries = sheet.columns.flatMap((column) => Object.values(column.cells).flat());
  const labels = entries.flatMap(({ typeLabel }) => (typeLabel === undefined ? [] : [textForPaper(typeLabel, locale)]));
  const press: Press = {
    sheet,
    locale,
    measure,
    words: paperWords[locale],
    format: formats(locale),
    signs: typeSigns(labels),
  };
  const facility = textForPaper(sheet.facility.name, locale);
  const { area, wrap } = frameOf(frameFacts(plan, press, { isEmpty: entries.length === 0, facility }), measure);
  return wrap(bodiesOf(layout, press, area, facility));
}

export function documentTitle({ sheet, locale }: MonthPlan): string {
  return paperWords[locale].documentTitle(
    textForPaper(sheet.facility.name, locale),
    formats(locale).month(sheet.month),
  );
}

function bodiesOf(layout: PaperLayout, press: Press, area: Parameters<typeof wallPages>[2], facility: string): Body[] {
  switch (layout) {
    case 'wall':
      return press.sheet.columns.flatMap((column) => wallPages(press, column, area));
    case 'days':
      return daysPages(press, area, facility);
    case 'list':
      return listPages(press, area, facility);
  }
}

function frameFacts(
  { sheet, link, layout }: MonthPlan,
  press: Press,
  { isEmpty, facility }: { isEmpty: boolean; facility: string },
): FrameFacts {
  const { words, format, locale } = press;
  const address = sheet.facility.address === null ? '' : textForPaper(sheet.facility.address, locale);
  // The title of a wall calendar is its resource.
  const detail = [layout === 'wall' ? facility : '', address].filter((part) => part !== '').join(' · ');
  const month = format.month(sheet.month);
  return {
    detail,
    aside: month,
    asideDetail: textForPaper(sheet.operator.name, locale),
    color: sheet.operator.color,
    legend: legendOf(press, layout === 'list'),
    // An empty list says so where its lines would be.
    notice: isEmpty && layout !== 'list' ? words.nothing(month) : null,
    foot: words.asOf(format.date(sheet.asOf.date), sheet.asOf.time),
    link: { url: link.url, caption: words.livePlan(link.address) },
    pageOf: words.pageOf,
    continued: words.continued,
  };
}
