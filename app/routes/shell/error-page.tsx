import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import { type ActionName, PERMISSIONS } from '#app/permissions.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';

const KNOWN = [400, 403, 404, 409, 429, 503] as const;
type KnownStatus = (typeof KNOWN)[number];

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

function messageKey(status: number): `e${KnownStatus | 500}` {
  const known = KNOWN.find((candidate) => candidate === status);
  if (known) return `e${known}`;
  return status < 500 ? 'e400' : 'e500';
}

/** The refused action (ForbiddenError, requireActor); every action has its sentence in the catalogue's `refused`. */
function refusedAction(error: unknown): ActionName | null {
  const brought: unknown = isRouteErrorResponse(error) ? error.data : null;
  if (typeof brought !== 'object' || brought === null || !('reason' in brought)) return null;
  const { reason } = brought;
  return typeof reason === 'string' && Object.hasOwn(PERMISSIONS, reason) ? (reason as ActionName) : null;
}

/** What went wrong and what to do next; for the ErrorBoundary of any route. */
export function ErrorPage() {
  const error = useRouteError();
  const t = useTranslations('shell.errors');
  const status = statusOf(error);
  const key = messageKey(status);
  const refused = useTranslations('shell.refused');
  const action = refusedAction(error);
  return (
    <section className="grid max-w-prose gap-2 py-6 lg:py-12">
      <p className="text-sm text-muted">{status}</p>
      <h1 className="text-lg font-semibold tracking-tight lg:text-xl">{t(`${key}.title`)}</h1>
      <p className="text-base text-muted">{action ? refused(action) : t(`${key}.text`)}</p>
      <div className="mt-5 flex flex-wrap gap-2">
        <LinkButton tone="primary" to={paths.booking.week()} reloadDocument>
          {t('home')}
        </LinkButton>
        {status >= 429 ? (
          <Button type="button" icon={<RotateCw aria-hidden />} onClick={() => globalThis.location.reload()}>
            {t('retry')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
