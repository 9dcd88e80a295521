import type { LoaderFunctionArgs } from '@remix-run/node';
import { networkOf } from '#app/domains/accounts/rules/network.ts';
import { authenticateTerminal } from '#app/domains/presence/authenticate-terminal.server.ts';
import { PRESENCE_TOPIC, TERMINAL_TOPIC } from '#app/domains/presence/live.ts';
import { publicStreamResponse } from '#app/platform/live/public-stream.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { terminalTokenOf } from '#app/platform/terminal-cookie.server.ts';

/** The event stream of an enrolled board. It says only that somewhere a visit changed, and ends when the board is signed off. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { db } = readCtx();
  const token = terminalTokenOf(request);
  const terminal = await authenticateTerminal(db, token);
  if (terminal?.kind !== 'board' || terminal.isRevoked) throw new Response(null, { status: 401 });
  if (!request.headers.get('accept')?.includes('text/event-stream')) throw new Response(null, { status: 406 });
  return publicStreamResponse(request, {
    network: networkOf(context.ip),
    isShown: PRESENCE_TOPIC.is,
    mayEnd: (change) => TERMINAL_TOPIC.is(change) && change.root === terminal.id,
    isLive: async () => (await authenticateTerminal(db, token))?.isRevoked === false,
  });
}
