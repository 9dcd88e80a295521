import { randomBytes } from 'node:crypto';
import { sessionCookiePolicy } from './env.server.ts';
import { readCookie } from './preferences.server.ts';

const YEAR_SECONDS = 31_536_000;
const nameOf = () => (sessionCookiePolicy().secure ? '__Host-device' : 'device');

/** The token of a browser that has signed in before. It grants nothing; it only gives the browser its own limit of tries. */
export function deviceTokenOf(request: Request): string | null {
  const token = readCookie(request, nameOf());
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** Made before a first sign-in, so that the stored token is the one that is sent. */
export function newDeviceToken(): string {
  return randomBytes(32).toString('base64url');
}

export function deviceCookie(token: string): string {
  const secure = sessionCookiePolicy().secure ? '; Secure' : '';
  return `${nameOf()}=${token}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
