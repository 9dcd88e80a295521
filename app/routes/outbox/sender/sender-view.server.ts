import type { RefusedAddress, SenderPage, TestMail } from '#app/domains/outbox/pages/sender-page.server.ts';
import { reasonOf } from '#app/domains/outbox/rules/state.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { exactMoment, moment, momentOrNull } from '#app/platform/i18n/moments.server.ts';

/** The sender as its page shows it. */
export function senderView(sender: SenderPage, locale: Locale) {
  const { server, fromAddress, pauseReason, lastAnswer, waiting, test } = sender;
  const state: 'off' | 'on' | 'paused' =
    sender.setUpAtMs === null ? 'off' : sender.pausedAtMs === null ? 'on' : 'paused';
  return {
    state,
    server,
    fromAddress,
    pauseReason,
    lastAnswer,
    waiting,
    setUpAt: momentOrNull(sender.setUpAtMs, locale),
    pausedAt: momentOrNull(sender.pausedAtMs, locale),
    nextTry: sender.nextTryAtMs === null ? null : exactMoment(sender.nextTryAtMs, locale),
    test: test && testView(test, locale),
  };
}

export type SenderView = ReturnType<typeof senderView>;

function testView(test: TestMail, locale: Locale) {
  const { id, to, status, lastAnswer } = test;
  return { id, to, status, lastAnswer, reason: reasonOf(test), created: exactMoment(test.createdAtMs, locale) };
}

export function refusalView({ createdAtMs, ...refusal }: RefusedAddress, locale: Locale) {
  return { ...refusal, refusedAt: moment(createdAtMs, locale) };
}

export type RefusalView = ReturnType<typeof refusalView>;
