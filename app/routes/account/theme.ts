import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '#app/paths.ts';
import { themeCookie, THEMES } from '#app/platform/preferences.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';

export function loader() {
  return redirect(paths.start());
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = THEMES.find((known) => known === form.get('theme'));
  if (!theme) throw new Response(null, { status: 422 });
  return redirect(safeReturnPath(form.get('weiter'), paths.start()), {
    status: 303,
    headers: { 'Set-Cookie': themeCookie(theme) },
  });
}
