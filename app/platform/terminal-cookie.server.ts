import { sessionCookiePolicy } from './env.server.ts';
import { readCookie } from './preferences.server.ts';

const YEAR_SECONDS = 31_536_000;
const nameOf = () => (sessionCookiePolicy().secure ? '__Host-terminal' : 'terminal');

/** The token of a browser that is enrolled as a board. Only the board's own addresses read it. */
export function terminalTokenOf(request: Request): string | null {
  const token = readCookie(request, nameOf());
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

export function terminalCookie(token: string): string {
  const secure = sessionCookiePolicy().secure ? '; Secure' : '';
  return `${nameOf()}=${token}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
