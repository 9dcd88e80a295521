import { data } from '@remix-run/node';
import type { z } from 'zod';
import { decideRequest } from '#app/domains/staff/requests/decide-request.server.ts';
import { offerOpenShift } from '#app/domains/staff/requests/offer-open-shift.server.ts';
import type { requestsSchema } from '#app/domains/staff/requests/schema.ts';
import { withdrawRequest } from '#app/domains/staff/requests/withdraw-request.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Calls the verb of a form of `/dienstplan/anfragen`, and answers its outcome. */
export async function actOnRequest(ctx: Ctx, input: z.output<typeof requestsSchema>) {
  const t = translator(ctx.actor.locale, 'staff.requests');
  const tMine = translator(ctx.actor.locale, 'staff.mine');
  const done = (text: string) => redirectWithFlash(paths.staff.requests(), { tone: 'good', text });
  const refuse = (notice: string) => data({ notice, warned: null }, { status: 409 });
  switch (input.intent) {
    case 'approve':
    case 'decline': {
      const { request: requestId, intent: decision, answer } = input;
      const outcome = await decideRequest(ctx, { requestId, decision, answer });
      return outcome.kind === 'refused' ? refuse(tMine(`refused.${outcome.code}`)) : done(t(outcome.kind));
    }
    case 'withdraw': {
      const { kind } = await withdrawRequest(ctx, { requestId: input.request });
      return kind === 'withdrawn' ? done(t('withdrawn')) : refuse(t('over'));
    }
    case 'offer': {
      const { shift: shiftId, from: fromStaffId = null, message } = input;
      const outcome = await offerOpenShift(ctx, { shiftId, fromStaffId, message });
      if (outcome.kind === 'offered') return done(t('offered', { count: outcome.told }));
      return refuse(outcome.kind === 'exists' ? t('exists') : tMine(`refused.${outcome.code}`));
    }
  }
}
