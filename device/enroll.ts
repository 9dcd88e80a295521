import { createHttpTransport, type Transport } from './http-transport.ts';
import { outcomeOf, type Outcome } from './server-client.ts';
import type { EnrollAnswer, EnrollRequest } from './protocol.ts';
import { readEnrollAnswer } from './secret-store.ts';
import { SentenceError } from './command-line.ts';

const timeoutMs = 15_000;

/** ABCD-EFGH-JKLM-NPQR in any spelling; null when it is no code. */
export function readCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-Z0-9]{16}$/.test(signs) ? signs.replaceAll(/(.{4})(?=.)/g, '$1-') : null;
}

/** Exchanges the code for an identity. Sent only once: the first answer uses the code up, even if that answer is lost. */
export async function enroll(
  request: EnrollRequest,
  url: string,
  transport: Transport = createHttpTransport(url),
): Promise<EnrollAnswer> {
  try {
    const answer = await transport.send({ path: '/api/device/enroll', body: request, timeoutMs });
    const outcome = outcomeOf(answer, ({ json }) => readEnrollAnswer(json) ?? undefined);
    if (outcome.kind === 'done') return outcome.value;
    throw explain(outcome, url);
  } catch (error) {
    if (error instanceof SentenceError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new SentenceError(
      `${url} antwortet nicht: ${detail}. Hilft ein zweiter Versuch nicht, bitte einen neuen Code erzeugen. (It does not answer. If a second try does not help, make a new code.)`,
    );
  } finally {
    transport.close();
  }
}

function explain(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>, url: string): SentenceError {
  if (outcome.kind === 'over' && outcome.code === 'ENROLL_CODE_INVALID')
    return new SentenceError(
      'Der Code gilt nicht: falsch, schon benutzt oder älter als 15 Minuten. (The code is not valid: wrong, used already or older than 15 minutes.)',
    );
  const said = outcome.kind === 'over' ? `${outcome.status} ${outcome.code}`.trim() : outcome.why;
  return new SentenceError(
    `${url} hat die Anmeldung nicht angenommen (${said}). (It did not accept the enrolling: ${said}.)`,
  );
}
