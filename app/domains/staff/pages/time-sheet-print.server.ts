import type { TimeSheetTask } from '#app/domains/staff/documents/print-time-sheet.ts';
import type { TimeSheetPlan } from '#app/domains/staff/documents/time-sheet.ts';
import { printOnPaper } from '#app/platform/press/paper-press.server.ts';
import { PressBusyError } from '#app/platform/press/thread.server.ts';

/** The sheet as a PDF; null when the press has too much to do. */
export async function printSheet(plan: TimeSheetPlan): Promise<Uint8Array<ArrayBuffer> | null> {
  const task: TimeSheetTask = { document: 'timeSheet', plan };
  try {
    const { files } = (await printOnPaper(task)) as { files: Uint8Array<ArrayBuffer>[] };
    return files[0] ?? null;
  } catch (error) {
    if (error instanceof PressBusyError) return null;
    throw error;
  }
}
