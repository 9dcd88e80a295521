import type { z } from 'zod';
import { checkIn } from '#app/domains/presence/check-in.server.ts';
import { checkOut } from '#app/domains/presence/check-out.server.ts';
import { editVisit } from '#app/domains/presence/edit-visit.server.ts';
import type { presenceActSchema } from '#app/domains/presence/schema.ts';
import { startWork, stopWork } from '#app/domains/presence/start-work.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

type Act = z.output<typeof presenceActSchema>;

export type ActOutcome =
  | { kind: 'done'; what: 'enter' | 'inside' | 'leave' | 'edit' | 'work' | 'stopWork' }
  | { kind: 'not_inside' }
  | { kind: 'refused'; problems: ('guests' | 'planned_end' | 'person')[] };

/** What is wrong with a form of the board: a sentence, and the same at the fields. */
export interface ActAnswer {
  readonly notice: string;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** The one verb that a form of the board asks for. */
export async function act(ctx: Ctx, input: Act): Promise<ActOutcome> {
  switch (input.intent) {
    case 'enter': {
      const { room: roomId, guests: guestCount, until: plannedEndAt } = input;
      const outcome = await checkIn(ctx, { roomId, guestCount, plannedEndAt });
      if (outcome.kind === 'refused') return { kind: 'refused', problems: Object.values(outcome.problems) };
      return { kind: 'done', what: outcome.kind === 'inside' ? 'inside' : 'enter' };
    }
    case 'leave': {
      const outcome = await checkOut(ctx, { visitId: input.visit });
      return outcome.kind === 'ended' ? { kind: 'done', what: 'leave' } : outcome;
    }
    case 'edit': {
      const { visit: visitId, guests: guestCount, until: plannedEndAt } = input;
      const outcome = await editVisit(ctx, { visitId, guestCount, plannedEndAt: plannedEndAt ?? null });
      if (outcome.kind === 'refused') return { kind: 'refused', problems: Object.values(outcome.problems) };
      return outcome.kind === 'edited' ? { kind: 'done', what: 'edit' } : outcome;
    }
    case 'work':
    case 'stopWork': {
      const outcome = await (input.intent === 'work' ? startWork(ctx, { title: input.title }) : stopWork(ctx));
      return outcome.kind === 'not_inside' ? outcome : { kind: 'done', what: input.intent };
    }
  }
}
