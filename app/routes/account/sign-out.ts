import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '#app/domains/accounts/sign-out.server.ts';
import { paths } from '#app/paths.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { blankSessionCookie, getActor } from '#app/platform/session.server.ts';

/** For a typed address: signing out needs a press of the button. */
export function loader() {
  return redirect(paths.start());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (actor) await signOut(verbCtx(actor, context));
  return redirect(paths.account.signIn(), {
    status: 303,
    // The caches of the time clock, its waiting stamps and its service worker (decision 036).
    headers: { 'Set-Cookie': blankSessionCookie(), 'Clear-Site-Data': '"storage"' },
  });
}
