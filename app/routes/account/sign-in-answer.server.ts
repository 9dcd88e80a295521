import type { SubmissionResult } from '@conform-to/react';
import { data, redirect } from '@remix-run/node';
import { paths } from '#app/paths.ts';
import { type CarriedForm, carryFields, packFields, unpackFields } from '#app/platform/form/carried-fields.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { readSession } from '#app/platform/session.server.ts';

export interface SignInAnswer {
  readonly lastResult: SubmissionResult | null;
  /** The form that travels along, and its fields for the sign-in form. */
  readonly carried: CarriedForm | null;
  readonly packed: string;
  readonly isTooLong: boolean;
  /** Who is signed in now; null before. */
  readonly name: string | null;
}

const NOTHING: SignInAnswer = { lastResult: null, carried: null, packed: '', isTooLong: false, name: null };

/** The page may contain what was typed, so that browsers do not store it. */
export function answerWith(answer: Partial<SignInAnswer>, status: number, headers = new Headers()) {
  headers.set('Cache-Control', 'no-store');
  return data<SignInAnswer>({ ...NOTHING, ...answer }, { status, headers });
}

/** A form that was sent without a session arrives with its body (requireActor, 307). */
export async function takeForm(request: Request, formular: string, posted: FormData) {
  const target = safeReturnPath(formular, '');
  if (!target) return redirect(paths.account.signIn());
  if (await readSession(request)) return redirect(target, 307);
  const carried = carryFields(target, posted);
  return answerWith({ carried, packed: carried ? packFields(carried) : '', isTooLong: carried === null }, 200);
}

/** The form that the sign-in form brings along. */
export function carriedWith(fields: FormData): Pick<SignInAnswer, 'carried' | 'packed'> {
  const target = safeReturnPath(fields.get('formular'), '');
  const packed = fields.get('felder');
  const carried = target && typeof packed === 'string' ? unpackFields(target, packed) : null;
  return { carried, packed: carried ? packFields(carried) : '' };
}
