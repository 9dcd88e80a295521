import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { localeSchema } from '#app/domains/people/schema.ts';
import { setLocale } from '#app/domains/people/set-locale.server.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { localeCookie } from '#app/platform/preferences.server.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { getActor } from '#app/platform/session.server.ts';

export function loader() {
  return redirect(paths.start());
}

/** Stored with the person, and in this browser for the time before the sign-in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await readForm(request, localeSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { locale, weiter } = submission.value;
  const actor = await getActor(request);
  if (actor) await setLocale(verbCtx(actor, context), locale);
  return redirect(safeReturnPath(weiter, paths.start()), {
    status: 303,
    headers: { 'Set-Cookie': localeCookie(locale) },
  });
}
