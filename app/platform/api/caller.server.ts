import { type ActionName, can, type TokenScope, tokenScopeOf } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { localeFromHeader } from '#app/platform/preferences.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { type ApiAnswer, refused } from './answer.ts';
import { readToken } from './token.server.ts';
import { apiMessage, forbiddenMessage } from './messages.server.ts';

/** The person of a call; `refusalOf` answers a further right that the person, or the token, has not. */
export interface Caller {
  readonly actor: Actor;
  readonly refusalOf: (right: ActionName) => ApiAnswer | null;
}

/**
 * The person of a call, by token or session, when they may ever do `right`; otherwise the refusal: 403, or the 404 of an operation that
 * hides from others. One statement.
 */
export async function callerOf(
  request: Request,
  { right, hidesFromOthers = false }: { readonly right: ActionName; readonly hidesFromOthers?: boolean },
): Promise<Caller | ApiAnswer> {
  const authorization = request.headers.get('authorization');
  const token = /^bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  const found = token === undefined ? null : await readToken(token);
  // Another scheme may belong to a proxy in front that asks for its own password.
  if (!found && /^bearer\b/i.test(authorization ?? ''))
    return unauthenticated(request, token === undefined ? 'UNAUTHENTICATED' : 'TOKEN_INVALID');
  const actor = found ? found.actor : await getActor(request);
  if (!actor) return unauthenticated(request, 'UNAUTHENTICATED');
  const refusalOf = (wanted: ActionName) => refuse(actor, wanted, found ? found.scopes : null);
  if (hidesFromOthers && !can(actor, right)) return refused(404, 'NOT_FOUND', apiMessage('NOT_FOUND', actor.locale));
  return refusalOf(right) ?? { actor, refusalOf };
}

/** Without scopes the person has a session, which covers all that the person may do. */
function refuse(actor: Actor, right: ActionName, scopes: readonly TokenScope[] | null): ApiAnswer | null {
  const scope = tokenScopeOf(right);
  if (scopes && !covers(scopes, scope))
    return refused(
      403,
      'TOKEN_SCOPE_MISSING',
      apiMessage('TOKEN_SCOPE_MISSING', actor.locale, { scope: scope ?? '–' }),
    );
  if (!can(actor, right)) return refused(403, 'FORBIDDEN', forbiddenMessage(right, actor.locale), { right });
  return null;
}

function covers(scopes: readonly TokenScope[], scope: TokenScope | null): boolean {
  return scope !== null && scopes.includes(scope);
}

/** RFC 6750, 3: the challenge names the scheme, and the error only when the request had a token. */
function unauthenticated(request: Request, code: 'UNAUTHENTICATED' | 'TOKEN_INVALID'): ApiAnswer {
  const challenge = `Bearer realm="platzwart"${code === 'TOKEN_INVALID' ? ', error="invalid_token"' : ''}`;
  return {
    ...refused(401, code, apiMessage(code, localeFromHeader(request))),
    headers: { 'WWW-Authenticate': challenge },
  };
}
