import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { db } from '#app/db/client.server.ts';
import { signOut } from '#app/domains/accounts/sign-out.server.ts';
import { paths } from '#app/paths.ts';
import { now } from '#app/platform/calendar.ts';
import { blankSessionCookie, getActor } from '#app/platform/session.server.ts';

/** Somebody typed the address: signing out needs a press of the button. */
export function loader() {
  return redirect(paths.start());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (actor) {
    const origin = { ip: context.ip, userAgent: context.userAgent };
    await signOut({ db: db(), actor, now: now(), correlationId: context.requestId, origin });
  }
  return redirect(paths.account.signIn(), { status: 303, headers: { 'Set-Cookie': blankSessionCookie() } });
}
