import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { themeCookie, THEMES } from '#app/platform/preferences.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';

const themeSchema = z.object({ theme: z.enum(THEMES), weiter: z.string().optional() });

export function loader() {
  return redirect(paths.start());
}

/** Stored in this browser only: a phone may be dark while the office is light. */
export async function action({ request }: ActionFunctionArgs) {
  const submission = await readForm(request, themeSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { theme, weiter } = submission.value;
  return redirect(safeReturnPath(weiter, paths.start()), {
    status: 303,
    headers: { 'Set-Cookie': themeCookie(theme) },
  });
}
