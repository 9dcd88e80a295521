import type { BadgeCard } from '#app/domains/presence/documents/badge-card.ts';
import type { BadgeTask } from '#app/domains/presence/documents/print-badge.ts';
import { printOnPaper } from '#app/platform/press/paper-press.server.ts';
import { PressBusyError } from '#app/platform/press/thread.server.ts';

/** A badge as a PDF, from the thread that prints; null while the thread has enough to do. Nothing of it is kept. */
export async function printBadgeCard(card: BadgeCard): Promise<Uint8Array<ArrayBuffer> | null> {
  const task: BadgeTask = { document: 'badge', card };
  try {
    const { files } = (await printOnPaper(task)) as { files: Uint8Array<ArrayBuffer>[] };
    return files[0] ?? null;
  } catch (error) {
    if (error instanceof PressBusyError) return null;
    throw error;
  }
}
