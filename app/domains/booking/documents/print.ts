import { loadFonts } from '#app/documents/fonts.ts';
import { renderPdf } from '#app/documents/pdf.tsx';
import { renderSvg } from '#app/documents/svg.ts';
import { documentTitle, type MonthPlan, monthPlanPages } from './month-plan.ts';

/** A task for the thread that prints; plain data. */
export interface PrintTask {
  kind: 'pdf' | 'pictures';
  plan: MonthPlan;
}

export interface Printed {
  pages: number;
  /** The PDF, or one picture (SVG) per page. */
  files: Uint8Array<ArrayBuffer>[];
}

/** A task on its way to the thread: the plan as JSON, whose text is also hashed. The time of the reading is apart. */
export interface SentTask {
  document: 'month';
  kind: PrintTask['kind'];
  planJson: string;
  time: string;
}

export function openTask({ kind, planJson, time }: SentTask): PrintTask {
  const plan = JSON.parse(planJson) as MonthPlan;
  return { kind, plan: { ...plan, sheet: { ...plan.sheet, asOf: { ...plan.sheet.asOf, time } } } };
}

/** Prints a month plan: 0.1 to 2 seconds of processor time, so a thread of its own calls it. */
export async function print({ kind, plan }: PrintTask): Promise<Printed> {
  const fonts = await loadFonts();
  const pages = monthPlanPages(plan, fonts.measure);
  if (kind === 'pictures') {
    const encoder = new TextEncoder();
    return { pages: pages.length, files: pages.map((page) => encoder.encode(renderSvg(page, fonts.measure))) };
  }
  const facts = { title: documentTitle(plan), author: plan.sheet.operator.name, language: plan.locale };
  return { pages: pages.length, files: [new Uint8Array(await renderPdf(pages, facts, fonts))] };
}
