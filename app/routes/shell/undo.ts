import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { getOperationKind } from '#app/domains/audit/public.server.ts';
import { paths } from '#app/paths.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { verbCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { undoSchema } from '#app/platform/undo.ts';
import { undoOf } from './undo/rooms.server.ts';

/** Only the undo of a message posts here; a GET redirects to the start. */
export function loader() {
  return redirect(paths.start());
}

/** Takes back one operation of this person; the room of its kind says what became of it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'operation.undo');
  const submission = await readForm(request, undoSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { operation, weiter } = submission.value;
  const ctx = verbCtx(actor, context);
  const undo = undoOf(await getOperationKind(ctx, operation));
  if (!undo) throw new NotFoundError();
  return redirectWithFlash(safeReturnPath(weiter, paths.start()), await undo(ctx, operation));
}
