/**
 * The door protocol `door/1` in one place: the messages between server and device. It imports nothing, because it is bundled
 * into the device and used by the room access. The server decides every opening over HTTPS (claim and confirm); MQTT only rings
 * (decision D15). docs/door-protocol.md explains it; a test compares the tables there with this code.
 */

/** Also the user name and client id at the broker, and a part of topics, so it contains no wildcard. */
export const DEVICE_ID_PATTERN = /^[a-z0-9][a-z0-9-]{2,39}$/;
/** Nonces and boot ids of both sides: 16 to 64 signs of base64url. */
export const NONCE_PATTERN = /^[A-Za-z0-9_-]{16,64}$/;

export const JOB_STATUSES = ['pending', 'dispatched', 'executed', 'failed', 'expired'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const RESULT_CODES = [
  'OK',
  'ERR',
  'TIMEOUT',
  'RELAY_FAULT',
  'DOOR_HELD',
  'GRANT_LATE',
  'REBOOT_UNKNOWN',
  'CANCELLED',
] as const;
export type ResultCode = (typeof RESULT_CODES)[number];
/** The codes that a device may report for a pulse that failed; the server sets the others. */
export const FAILURE_CODES = [
  'ERR',
  'RELAY_FAULT',
  'DOOR_HELD',
  'GRANT_LATE',
  'REBOOT_UNKNOWN',
] as const satisfies readonly ResultCode[];
export type FailureCode = (typeof FAILURE_CODES)[number];

/** After this time a grant opens nothing. The device counts from sending its claim, the server from dispatching the job. */
export const GRANT_TTL_MS = 5_000;
/** A device confirms its grant within this time. */
export const CONFIRM_WINDOW_MS = 30_000;
/** A device that is silent for so long is offline. */
export const SILENCE_MS = 20_000;
/** A wake that is older is not sent any more. */
export const WAKE_MAX_AGE_MS = 2_000;
export const MAX_BODY_BYTES = 4_096;
export const MAX_WAIT_S = 25;

export const RELAY_STATES = ['off', 'on', 'fault'] as const;
export type RelayState = (typeof RELAY_STATES)[number];
export const CONTACT_STATES = ['open', 'closed', 'unknown'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** POST /api/device/enroll, without credentials: the code is one. */
export interface EnrollRequest {
  readonly code: string;
  /** The kind of machine, for the admin who confirms it. */
  readonly model: string;
}
export interface EnrollAnswer {
  readonly deviceId: string;
  /** Sent once; the server stores only its hash. */
  readonly secret: string;
  /** Null while there is no broker: then the device waits over HTTP. */
  readonly mqtt: MqttAccount | null;
}
/** A login at the broker; user name and client id are the id of the device. */
export interface MqttAccount {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** POST /api/device/{deviceId}/poll */
export interface ClaimRequest {
  /** New at each boot of the device. */
  readonly bootId: string;
  /** Rises with each claim of a boot, from 1; a repeat after a lost answer keeps it. */
  readonly claimSeq: number;
  readonly claimNonce: string;
}
/** 200: open now. 204 without body: nothing to do. */
export interface Grant {
  readonly jobId: string;
  /** Slug of the area. */
  readonly area: string;
  readonly nonce: string;
  readonly pulseMs: number;
  readonly grantTtlMs: number;
  readonly correlationId: string;
  /** Of the claim that it answers. */
  readonly claimNonce: string;
}

/** POST /api/device/{deviceId}/wait: 200 {wake: true} or 204. */
export interface WaitRequest {
  readonly waitS: number;
}

/** POST /api/device/{deviceId}/confirm */
export interface ConfirmRequest {
  readonly jobId: string;
  readonly nonce: string;
  readonly result: 'executed' | 'failed';
  readonly resultCode: 'OK' | FailureCode;
  readonly resultMessage?: string;
  /**
   * From sending the claim to the pulse, by the device's monotonic clock; null without a pulse, or when its time is unknown.
   */
  readonly pulsedAtMs: number | null;
}
export interface ConfirmAnswer {
  readonly status: JobStatus;
  /** The same result was confirmed before. */
  readonly duplicate: boolean;
}
/** 202: the job had expired and stays expired; the result was recorded. */
export interface LateConfirmAnswer {
  readonly code: 'LATE_CONFIRM_RECORDED';
  readonly status: 'expired';
  readonly duplicate: boolean;
}

/** POST /api/device/{deviceId}/state: 204, or 200 with a login for a device that has none. */
export interface StateReport {
  readonly bootId: string;
  readonly firmware: string;
  readonly uptimeMs: number;
  readonly relay: RelayState;
  readonly doorContact: ContactState;
  /** Entries of the journal that are not confirmed yet. */
  readonly journalDepth: number;
  /** False: it was enrolled before there was a broker, or lost its login since. */
  readonly hasMqtt?: boolean | undefined;
}
export interface StateAnswer {
  readonly mqtt: MqttAccount;
}

/** Codes of problems that the device side answers (problem+json, RFC 9457), each with its status. */
export const DEVICE_PROBLEMS = {
  UNREADABLE_JSON: 400,
  DEVICE_AUTH_FAILED: 401,
  DEVICE_INACTIVE: 403,
  DEVICE_MISMATCH: 403,
  NONCE_MISMATCH: 403,
  ENROLL_CODE_INVALID: 403,
  JOB_NOT_FOUND: 404,
  JOB_NOT_DISPATCHED: 409,
  RESULT_CONFLICT: 409,
  GRANT_EXPIRED: 409,
  CLAIM_REPLAYED: 409,
  TOO_LARGE: 413,
  INVALID_BODY: 422,
  DEVICE_BLOCKED: 429,
  RATE_LIMITED: 429,
} as const;
export type DeviceProblemCode = keyof typeof DEVICE_PROBLEMS;

const TOPIC_ROOT = 'platzwart/door/1';

/** Server to device, QoS 0, never retained: a hint to claim. */
export const wakeTopic = (deviceId: string): string => `${TOPIC_ROOT}/${deviceId}/wake`;
export interface WakeMessage {
  readonly v: 1;
  readonly jobId: string;
}

/** Device to server, QoS 1, retained, and the last will. */
export const stateTopic = (deviceId: string): string => `${TOPIC_ROOT}/${deviceId}/state`;
export const ALL_STATES_TOPIC = `${TOPIC_ROOT}/+/state`;
export interface StateMessage {
  readonly online: boolean;
  readonly bootId: string;
  readonly firmware: string;
  readonly relay: RelayState;
  readonly doorContact: ContactState;
  readonly journalDepth: number;
}

/** The device id of a state topic; null for any other topic. */
export function deviceOfStateTopic(topic: string): string | null {
  const [, deviceId] = /^platzwart\/door\/1\/([^/]+)\/state$/.exec(topic) ?? [];
  return deviceId !== undefined && DEVICE_ID_PATTERN.test(deviceId) ? deviceId : null;
}

export const KEEPALIVE_S = 15;
