import { createHash } from 'node:crypto';
import type { MonthPlan } from '#app/domains/booking/documents/month-plan.ts';
import type { Printed, PrintTask, SentTask } from '#app/domains/booking/documents/print.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { printOnPaper } from '#app/platform/press/paper-press.server.ts';
import { PressBusyError } from '#app/platform/press/thread.server.ts';
import { createShelf } from '#app/platform/press/shelf.ts';

export type PrintOutcome =
  | { kind: 'printed'; pages: number; files: { body: Uint8Array<ArrayBuffer>; etag: string }[] }
  /** Too many new prints of one person or address. */
  | { kind: 'limited'; retryAfterS: number }
  /** The thread has enough to do. */
  | { kind: 'busy' };

type Kept = Extract<PrintOutcome, { kind: 'printed' }>;

/** New prints of a person, or of an address without a session. Prints that are kept do not count. */
export const PRINTS = { points: 30, seconds: 60 };
/** A PDF has about 100 kB, the pictures of a page about as much. */
const KEPT_BYTES = 16 * 1024 * 1024;

const shelf = createShelf<Kept>(KEPT_BYTES, ({ files }) => files.reduce((sum, { body }) => sum + body.byteLength, 0));
let prints: Limiter | undefined;

/** The files of a plan: kept ones, or new ones from the thread that prints. Equal calls at the same time are one print. */
export async function printMonthPlan(kind: PrintTask['kind'], plan: MonthPlan, caller: string): Promise<PrintOutcome> {
  const task = taskOf(kind, plan);
  const key = printKey(task);
  if (!shelf.has(key)) {
    const retryAfterS = await consume((prints ??= limiter('month-prints', PRINTS)), caller);
    if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  }
  try {
    return await shelf.take(key, async () => keptOf((await printOnPaper(task)) as Printed));
  } catch (error) {
    if (error instanceof PressBusyError) return { kind: 'busy' };
    throw error;
  }
}

/**
 * A hash of everything that is printed, without the minute of the reading. The version of a plan counts changes of bookings only;
 * a sheet also shows names, colours, holidays, and what its viewer may see, in his language.
 */
function printKey({ kind, planJson }: SentTask): string {
  return createHash('sha256').update(kind).update(planJson).digest('base64url');
}

/** One text for hash and thread: making it, and copying the plan as well, would hold up the event loop twice. */
function taskOf(kind: PrintTask['kind'], { sheet, ...plan }: MonthPlan): SentTask {
  const { date, time } = sheet.asOf;
  return {
    document: 'month',
    kind,
    planJson: JSON.stringify({ ...plan, sheet: { ...sheet, asOf: { date, time: '' } } }),
    time,
  };
}

function keptOf({ pages, files }: Printed): Kept {
  const kept = files.map((body) => ({ body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }));
  return { kind: 'printed', pages, files: kept };
}
