import { redirect } from '@remix-run/node';
import { paths } from '#app/paths.ts';

/** The week is where everybody starts. */
export function loader(): Response {
  return redirect(paths.booking.week());
}
