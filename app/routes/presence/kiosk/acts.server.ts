import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import type { KnownTerminal } from '#app/domains/presence/authenticate-terminal.server.ts';
import { identifyAtTerminal } from '#app/domains/presence/kiosk/identify-at-terminal.server.ts';
import { spendTicket } from '#app/domains/presence/kiosk/spend-ticket.server.ts';
import { visitAtTerminal } from '#app/domains/presence/kiosk/visit-at-terminal.server.ts';
import type { KioskInput } from '#app/domains/presence/pages/kiosk-forms.ts';
import { getTerminalPerson } from '#app/domains/presence/pages/terminal-person.server.ts';
import { stampClock, type StampInput, type StampOutcome } from '#app/domains/staff/clock/stamp-clock.server.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import type { RequestContext } from '#app/platform/http/load-context.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { anonymousCtx, readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { answerDone, answerError, answerPerson, answerWait } from './answers.server.ts';
import { clockTime, type Duration, readKioskClock } from './clock.server.ts';

type Act = Exclude<KioskInput, { intent: 'enrol' }>;

interface Visit {
  readonly terminal: KnownTerminal;
  readonly context: RequestContext;
  readonly locale: Locale;
}

/** Identifies a person, or carries out one act of a person who was identified. The terminal itself has no rights of a person. */
export async function actAtTerminal(visit: Visit, input: Act) {
  if (input.intent === 'number' || input.intent === 'badge') return await identify(visit, input);
  const { terminal, context, locale } = visit;
  const used = await spendTicket(anonymousCtx(context), { terminalId: terminal.id, ticket: input.ticket });
  if (used.kind === 'expired') return answerError('expired', locale, 409);
  const { actor, ticketId, nextTicket: ticket } = used;
  const ctx = verbCtx(actor, context);
  switch (input.intent) {
    case 'again':
      return await answerPerson(readCtx(), terminal, { actor, ticket });
    case 'enter':
    case 'leave':
      return answerDone({ ...(await visitRoom(ctx, visit, input)), ticket });
    default:
      if (!listPartsOn(ctx.db).has('staff')) return answerError('unreadable', locale);
      return answerDone({ ...(await stamp(ctx, visit, { event: input.intent, ticketId })), ticket });
  }
}

async function identify({ terminal, context, locale }: Visit, input: Extract<Act, { intent: 'number' | 'badge' }>) {
  const way = input.intent === 'badge' ? { badge: input.badge } : { memberNumber: input.number, pin: input.pin };
  const outcome = await identifyAtTerminal(anonymousCtx(context), { terminalId: terminal.id, ...way });
  switch (outcome.kind) {
    case 'identified':
      return await answerPerson(readCtx(), terminal, outcome);
    case 'busy':
      return answerError('busy', locale, 503);
    case 'wrong':
    case 'wait':
      return answerWait(outcome.kind, outcome.waitSeconds, locale);
  }
}

interface Done {
  readonly isDone: boolean;
  readonly title: string;
  readonly lines: readonly string[];
}

async function visitRoom(
  ctx: Ctx,
  { terminal: { facilityId }, locale }: Visit,
  { intent: act, room: roomId }: Extract<Act, { intent: 'enter' | 'leave' }>,
): Promise<Done> {
  const t = translator(locale, 'presence.terminal.done');
  const { kind } = await visitAtTerminal(ctx, { facilityId, roomId, act });
  const { rooms } = await getTerminalPerson(ctx, { userId: ctx.actor.id, facilityId });
  const room = rooms.find(({ id }) => id === roomId)?.name ?? '';
  return { isDone: kind !== 'refused', title: t(kind), lines: [room] };
}

/** One key per ticket: the same tap twice is one stamp. */
async function stamp(
  ctx: Ctx,
  { terminal, locale }: Visit,
  { event, ticketId }: { event: StampInput['event']; ticketId: string },
): Promise<Done> {
  const { id, operatorId } = terminal;
  const metadata = { terminal_id: id };
  const outcome = await stampClock(ctx, {
    event,
    key: `terminal-${ticketId}`,
    source: 'TERMINAL',
    operatorId,
    metadata,
  });
  const t = translator(locale, 'presence.terminal.done');
  if (outcome.kind !== 'stamped') return { isDone: false, title: t('notStamped'), lines: [reasonOf(outcome, locale)] };
  const clock = await readKioskClock(ctx, ctx.actor, operatorId);
  const time = clockTime(ctx.now.epochMilliseconds);
  const amount = ({ hours, minutes }: Duration) =>
    hours !== '0' ? t('hours', { hours, minutes }) : t('minutes', { minutes });
  const sums = clock?.sums;
  const lines = sums ? [t('sums', { work: amount(sums.work), pause: amount(sums.break) })] : [];
  return { isDone: true, title: t(event, { time }), lines };
}

function reasonOf(outcome: Exclude<StampOutcome, { kind: 'stamped' }>, locale: Locale): string {
  const t = translator(locale, 'presence.terminal.refused');
  switch (outcome.kind) {
    case 'refused':
      return t(outcome.code);
    case 'not_staff':
    case 'choose_operator':
      return t('NOT_STAFF');
    case 'end_needed':
    case 'bad_end':
      return t('OPEN_SESSION');
    case 'other_body':
    case 'future':
    case 'too_late':
      throw new Error(`a stamp of a terminal happens now and once, not ${outcome.kind}`);
  }
}
