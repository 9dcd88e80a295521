import type { HttpAnswer, Transport } from './http-transport.ts';
import {
  JOB_STATUSES,
  NONCE_PATTERN,
  type ClaimRequest,
  type ConfirmRequest,
  type Grant,
  type MqttAccount,
  type StateReport,
} from './protocol.ts';
import { kindOfAnswer, retryAfterMs } from './rules.ts';
import { readMqttAccount } from './secret-store.ts';

/** The outcome of one call. `again`: 429, 5xx, no network, or an answer outside of the protocol; `over`: any other 4xx. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'again'; readonly afterMs: number | null; readonly why: string }
  | { readonly kind: 'over'; readonly status: number; readonly code: string };

export interface ServerClient {
  /** The grant, or null when there is nothing to do. */
  readonly claim: (claim: ClaimRequest) => Promise<Outcome<Grant | null>>;
  /** True when there may be something to claim. */
  readonly wait: (waitS: number, signal: AbortSignal) => Promise<Outcome<boolean>>;
  readonly confirm: (confirm: ConfirmRequest) => Promise<Outcome<'in time' | 'late'>>;
  /** A broker login, when the device reported that it has none and there is one. */
  readonly reportState: (report: StateReport) => Promise<Outcome<MqttAccount | null>>;
}

const timeoutMs = 5_000;

/** The four calls of an enrolled device. Each is sent once; the caller decides about repeats. */
export function createServerClient(
  transport: Transport,
  { deviceId, secret }: { deviceId: string; secret: string },
): ServerClient {
  async function call<T>(
    name: 'poll' | 'wait' | 'confirm' | 'state',
    body: object,
    read: (answer: HttpAnswer) => T | undefined,
    { waitMs = 0, signal }: { waitMs?: number; signal?: AbortSignal } = {},
  ): Promise<Outcome<T>> {
    try {
      const answer = await transport.send({
        path: `/api/device/${deviceId}/${name}`,
        body,
        bearer: secret,
        timeoutMs: timeoutMs + waitMs,
        ...(signal ? { signal } : {}),
      });
      return outcomeOf(answer, read);
    } catch (error) {
      return { kind: 'again', afterMs: null, why: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    claim: (claim) => call('poll', claim, readGrant),
    wait: (waitS, signal) => call('wait', { waitS }, readWaited, { waitMs: waitS * 1_000, signal }),
    confirm: (confirm) => call('confirm', confirm, readAcknowledgement),
    reportState: (report) => call('state', report, readStateAnswer),
  };
}

/** Also used by enrolling. A 2xx with a body outside of the protocol comes from another program. */
export function outcomeOf<T>(answer: HttpAnswer, read: (answer: HttpAnswer) => T | undefined): Outcome<T> {
  const { status, retryAfter, json } = answer;
  switch (kindOfAnswer(status)) {
    case 'done': {
      const value = read(answer);
      if (value !== undefined) return { kind: 'done', value };
      return { kind: 'again', afterMs: null, why: `an answer ${status} that is not the house's` };
    }
    case 'over':
      return { kind: 'over', status, code: codeOf(json) };
    case 'again':
      return { kind: 'again', afterMs: retryAfterMs(retryAfter), why: `${status} ${codeOf(json)}`.trim() };
  }
}

function codeOf(json: unknown): string {
  const { code } = fieldsOf(json);
  return typeof code === 'string' ? code.slice(0, 60) : '';
}

function fieldsOf(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

function readGrant({ status, json }: HttpAnswer): Grant | null | undefined {
  if (status === 204) return null;
  const { jobId, area, nonce, pulseMs, grantTtlMs, correlationId, claimNonce } = fieldsOf(json);
  if (typeof jobId !== 'string' || jobId === '' || typeof nonce !== 'string' || !NONCE_PATTERN.test(nonce)) return;
  if (typeof area !== 'string' || typeof correlationId !== 'string' || typeof claimNonce !== 'string') return;
  if (!Number.isSafeInteger(pulseMs) || !Number.isSafeInteger(grantTtlMs)) return;
  return { jobId, area, nonce, pulseMs: Number(pulseMs), grantTtlMs: Number(grantTtlMs), correlationId, claimNonce };
}

function readWaited({ status, json }: HttpAnswer): boolean | undefined {
  if (status === 204) return false;
  return fieldsOf(json).wake === true ? true : undefined;
}

function readStateAnswer({ status, json }: HttpAnswer): MqttAccount | null | undefined {
  return status === 204 ? null : (readMqttAccount(fieldsOf(json).mqtt) ?? undefined);
}

function readAcknowledgement({ status, json }: HttpAnswer): 'in time' | 'late' | undefined {
  if (!(JOB_STATUSES as readonly unknown[]).includes(fieldsOf(json).status)) return undefined;
  return status === 202 ? 'late' : 'in time';
}
