import { replaceFile, type Files } from './files.ts';
import { DEVICE_ID_PATTERN, type EnrollAnswer, type MqttAccount } from './protocol.ts';
import { SentenceError } from './command-line.ts';

/** The identity of the device as the server gave it at enrolling, and the server's address. */
export interface Identity extends EnrollAnswer {
  readonly url: string;
}

export const IDENTITY_FILE = 'identity.json';

/** Null before enrolling. Throws a sentence when the file exists but is unreadable. */
export async function readIdentity(files: Files, stateDir: string): Promise<Identity | null> {
  const text = await files.read(`${stateDir}/${IDENTITY_FILE}`);
  if (text === null) return null;
  const identity = parseIdentity(text);
  if (identity === null)
    throw new SentenceError(
      `${stateDir}/${IDENTITY_FILE} ist beschädigt; bitte neu anmelden: platzwart-door enroll --again. (It is damaged; enrol again.)`,
    );
  return identity;
}

/** Only the owner may read it. Resolves when it is on the disk. */
export async function writeIdentity(files: Files, stateDir: string, identity: Identity): Promise<void> {
  await replaceFile(files, stateDir, IDENTITY_FILE, `${JSON.stringify(identity, null, 2)}\n`);
}

/** Called before a code is used up: can the new secret be stored? Throws the disk's error. */
export async function checkWritable(files: Files, stateDir: string): Promise<void> {
  await files.makeFolder(stateDir);
  const path = `${stateDir}/write-test`;
  const file = await files.create(path);
  await file.close();
  await files.remove(path);
}

/** The shape of an answer to enrolling; null for anything else. */
export function readEnrollAnswer(value: unknown): EnrollAnswer | null {
  if (typeof value !== 'object' || value === null) return null;
  const { deviceId, secret, mqtt } = value as Record<string, unknown>;
  if (typeof deviceId !== 'string' || !DEVICE_ID_PATTERN.test(deviceId)) return null;
  if (typeof secret !== 'string' || secret === '') return null;
  if (mqtt === null || mqtt === undefined) return { deviceId, secret, mqtt: null };
  const account = readMqttAccount(mqtt);
  return account && { deviceId, secret, mqtt: account };
}

/** Null for anything else. */
export function readMqttAccount(value: unknown): MqttAccount | null {
  if (typeof value !== 'object' || value === null) return null;
  const { url, username, password } = value as Record<string, unknown>;
  if (typeof url !== 'string' || typeof username !== 'string' || typeof password !== 'string') return null;
  return { url, username, password };
}

function parseIdentity(text: string): Identity | null {
  try {
    const value = JSON.parse(text) as { url?: unknown };
    const answer = readEnrollAnswer(value);
    return answer !== null && typeof value.url === 'string' ? { ...answer, url: value.url } : null;
  } catch {
    return null;
  }
}
