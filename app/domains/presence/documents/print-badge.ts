import { loadFonts } from '#app/documents/fonts.ts';
import { renderPdf } from '#app/documents/pdf.tsx';
import { type BadgeCard, badgePage, badgeTitle } from './badge-card.ts';

/** A task for the thread that prints. */
export interface BadgeTask {
  readonly document: 'badge';
  readonly card: BadgeCard;
}

/** Prints a badge as a PDF of one page. */
export async function printBadge({ card }: BadgeTask): Promise<{ files: Uint8Array<ArrayBuffer>[] }> {
  const fonts = await loadFonts();
  const facts = { title: badgeTitle(card), author: card.operator.name, language: card.locale };
  return { files: [new Uint8Array(await renderPdf([badgePage(card, fonts.measure)], facts, fonts))] };
}
