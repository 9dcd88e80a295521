import type { Fault, FaultStep } from './fault-plan.ts';
import type { HttpAnswer, HttpQuestion, Transport } from './http-transport.ts';
import type { Power } from './power.ts';

const ignore = (): void => undefined;

/**
 * The network of a simulated door: `reach` returns the fault at the steps of a claim and a confirmation. A call that was sent
 * before a power cut still reaches the server; a wait is aborted.
 */
export function createFaultyTransport(
  transport: Transport,
  power: Power,
  reach: (step: FaultStep) => Promise<Fault | null>,
): Transport {
  const onTheWay = new Set<Promise<unknown>>();
  power.onCut(() => void Promise.allSettled(onTheWay).then(transport.close));

  function start(question: HttpQuestion): Promise<HttpAnswer> {
    const sent = transport.send(question);
    onTheWay.add(sent);
    sent
      .catch(ignore)
      .finally(() => onTheWay.delete(sent))
      .catch(ignore);
    return sent;
  }

  async function sendWithFaults(name: 'claim' | 'confirm', question: HttpQuestion): Promise<HttpAnswer> {
    const first = start(question);
    const atSent = await reach(`${name}-sent`);
    if (atSent?.kind === 'duplicate') await Promise.allSettled([first, start(question)]);
    const answer = await first;
    const atAnswered = await reach(`${name}-answered`);
    if (atSent?.kind === 'lose-answer' || atAnswered?.kind === 'lose-answer') throw new Error('the answer was lost');
    return atAnswered?.kind === 'duplicate' ? start(question) : answer;
  }

  async function sendUntilCut(question: HttpQuestion): Promise<HttpAnswer> {
    const either = new AbortController();
    const end = (): void => either.abort();
    const takeBack = power.onCut(end);
    question.signal?.addEventListener('abort', end, { once: true });
    if (question.signal?.aborted === true) end();
    try {
      return await start({ ...question, signal: either.signal });
    } finally {
      takeBack();
      question.signal?.removeEventListener('abort', end);
    }
  }

  return {
    send: (question) =>
      power.use(() => {
        if (question.path.endsWith('/poll')) return sendWithFaults('claim', question);
        if (question.path.endsWith('/confirm')) return sendWithFaults('confirm', question);
        return sendUntilCut(question);
      }),
    close: transport.close,
  };
}
