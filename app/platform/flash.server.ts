import { createHash, randomUUID } from 'node:crypto';
import { redirect, type TypedResponse } from '@remix-run/node';
import { readCookie } from './preferences.server.ts';
import { safeReturnPath } from './return-path.ts';
import { isLongerThan } from './text.ts';

export interface Flash {
  readonly tone: 'good' | 'info' | 'error';
  readonly text: string;
  /** An undo: these fields, posted to `action`. */
  readonly undo?: {
    readonly label: string;
    readonly action: string;
    readonly fields: Readonly<Record<string, string>>;
  };
}

/** Two reads at the same moment bring the same message, which its id shows. */
export interface TakenFlash extends Flash {
  readonly id: string;
}

const NAME = 'flash';
const CLEAR = `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

/** Redirects after a write, and lets the next page show the result once. Works without JavaScript. */
export function redirectWithFlash(to: string, flash: Flash, headers: readonly string[] = []): TypedResponse<never> {
  const value = Buffer.from(JSON.stringify({ id: idOf(flash), ...flash })).toString('base64url');
  const response = redirect(to, { status: 303 });
  response.headers.append('Set-Cookie', `${NAME}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`);
  for (const cookie of headers) response.headers.append('Set-Cookie', cookie);
  return response;
}

/** An undo names its operation, so the answers to a form that arrived twice bring one message. */
function idOf(flash: Flash): string {
  return flash.undo
    ? createHash('sha256').update(JSON.stringify(flash)).digest('base64url').slice(0, 22)
    : randomUUID();
}

function isStringRecord(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'string')
  );
}

/** The message of the last write, and the cookie that deletes it. A client can write any cookie, so every part is checked. */
export function takeFlash(request: Request): { flash: TakenFlash; clearCookie: string } | null {
  const raw = readCookie(request, NAME);
  if (!raw) return null;
  try {
    const value = JSON.parse(Buffer.from(raw, 'base64url').toString()) as Partial<TakenFlash> | null;
    const tone = (['good', 'info', 'error'] as const).find((known) => known === value?.tone);
    if (!value || !tone || typeof value.text !== 'string' || isLongerThan(value.text, 500)) return null;
    const { id, undo } = value;
    if (typeof id !== 'string' || id.length > 36) return null;
    const flash: TakenFlash = { id, tone, text: value.text };
    const action = safeReturnPath(undo?.action, '');
    if (!undo || !action || typeof undo.label !== 'string' || !isStringRecord(undo.fields))
      return { flash, clearCookie: CLEAR };
    return { flash: { ...flash, undo: { label: undo.label, action, fields: undo.fields } }, clearCookie: CLEAR };
  } catch {
    return null;
  }
}
