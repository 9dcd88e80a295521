import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { localeSchema } from '#app/domains/people/schema.ts';
import { setLocale } from '#app/domains/people/set-locale.server.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { guestLocaleCookie, localeCookie } from '#app/platform/preferences.server.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { getActor } from '#app/platform/session.server.ts';

export function loader() {
  return redirect(paths.start());
}

/** Stored with the person and for the pages of this browser. A choice before the sign-in becomes that of the person who signs in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await readForm(request, localeSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { locale, weiter } = submission.value;
  const actor = await getActor(request);
  if (actor) await setLocale(verbCtx(actor, context), locale);
  const headers = new Headers({ 'Set-Cookie': localeCookie(locale) });
  if (!actor) headers.append('Set-Cookie', guestLocaleCookie(locale));
  return redirect(safeReturnPath(weiter, paths.start()), { status: 303, headers });
}
