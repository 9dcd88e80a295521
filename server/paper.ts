import { parentPort } from 'node:worker_threads';
import { openTask, print, type SentTask } from '#app/domains/booking/documents/print.ts';
import { type BadgeTask, printBadge } from '#app/domains/presence/documents/print-badge.ts';
import { printTimeSheet, type TimeSheetTask } from '#app/domains/staff/documents/print-time-sheet.ts';

type PaperTask = SentTask | BadgeTask | TimeSheetTask;

function printed(task: PaperTask) {
  switch (task.document) {
    case 'month':
      return print(openTask(task));
    case 'badge':
      return printBadge(task);
    case 'timeSheet':
      return printTimeSheet(task);
  }
}

/** The thread that prints: takes a task, answers with its files or with the text of its error, and keeps the fonts. */
parentPort?.on('message', (task: PaperTask) => {
  printed(task).then(
    (result) =>
      parentPort?.postMessage(
        { result },
        result.files.map(({ buffer }) => buffer),
      ),
    (error: unknown) =>
      parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
