import type { Stretch } from '#app/domains/booking/rules/plan-cursor.ts';

/** Minutes since midnight as percent of the shown hours. */
export interface Scale {
  top(minutes: number): number;
  box(stretch: Stretch): { top: number; height: number };
}

/** The scale of a column that shows these hours; percent with three decimals. */
export function scaleOf(hours: { from: number; until: number }): Scale {
  const total = (hours.until - hours.from) * 60;
  const top = (minutes: number) => round(((minutes - hours.from * 60) / total) * 100);
  return { top, box: ({ from, until }) => ({ top: top(from), height: round(((until - from) / total) * 100) }) };
}

export const round = (percent: number): number => Math.round(percent * 1000) / 1000;

export const boxStyle = (box: { top: number; height: number }) => ({ top: `${box.top}%`, height: `${box.height}%` });
