import { undoCreatedShifts } from '#app/domains/staff/planning/undo-created-shifts.server.ts';
import { de } from '#app/domains/staff/messages/generate.de.ts';
import { en } from '#app/domains/staff/messages/generate.en.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';

const texts = roomTexts({ de, en });

/** Takes back a batch of shifts, made from templates or copied; the outcome as a sentence. */
export async function undoShiftBatch(ctx: Ctx, operationId: string): Promise<Flash> {
  const outcome = await undoCreatedShifts(ctx, { operationId });
  const t = texts(ctx.actor.locale);
  switch (outcome.kind) {
    case 'undone':
      return { tone: 'good', text: t('generate.undone', { removed: outcome.removed, kept: outcome.kept }) };
    case 'already':
      return { tone: 'info', text: t('generate.already') };
    case 'too_late':
      return { tone: 'error', text: t('generate.tooLate') };
  }
}
