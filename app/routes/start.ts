import { redirect } from '@remix-run/node';
import { isEmptyHouse } from '#app/domains/setup/public.server.ts';
import { paths } from '#app/paths.ts';

/** The week is where everybody starts; an empty house says first what to do. */
export async function loader(): Promise<Response> {
  return redirect((await isEmptyHouse()) ? paths.setup.firstRun() : paths.booking.week());
}
