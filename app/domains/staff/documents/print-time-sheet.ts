import { loadFonts } from '#app/documents/fonts.ts';
import { renderPdf } from '#app/documents/pdf.tsx';
import { timeSheetPages, type TimeSheetPlan } from './time-sheet.ts';

/** A task for the thread that prints. */
export interface TimeSheetTask {
  readonly document: 'timeSheet';
  readonly plan: TimeSheetPlan;
}

/** Prints the sheet of a month as a PDF. */
export async function printTimeSheet({ plan }: TimeSheetTask): Promise<{ files: Uint8Array<ArrayBuffer>[] }> {
  const fonts = await loadFonts();
  const facts = { title: `${plan.title}, ${plan.facts[0]?.[1] ?? ''}`, author: plan.author, language: plan.locale };
  return { files: [new Uint8Array(await renderPdf(timeSheetPages(plan, fonts.measure), facts, fonts))] };
}
