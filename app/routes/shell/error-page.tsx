import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import { type ActionName, PERMISSIONS } from '#app/permissions.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';

const KNOWN = [400, 403, 404, 409, 429, 503] as const;
type KnownStatus = (typeof KNOWN)[number];

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

function messageKey(status: number, reason: string | null): `e${KnownStatus | 500}` | 'storageFull' {
  if (reason === 'STORAGE_FULL') return 'storageFull';
  const known = KNOWN.find((candidate) => candidate === status);
  if (known) return `e${known}`;
  return status < 500 ? 'e400' : 'e500';
}

function reasonOf(error: unknown): string | null {
  const brought: unknown = isRouteErrorResponse(error) ? error.data : null;
  if (typeof brought !== 'object' || brought === null || !('reason' in brought)) return null;
  return typeof brought.reason === 'string' ? brought.reason : null;
}

/** The refused action (ForbiddenError, requireActor); every action has its sentence in the catalogue's `refused`. */
const isAction = (reason: string | null): reason is ActionName => reason !== null && Object.hasOwn(PERMISSIONS, reason);

/** What went wrong and what to do next; for the ErrorBoundary of any route. */
export function ErrorPage() {
  const error = useRouteError();
  const t = useTranslations('shell.errors');
  const status = statusOf(error);
  const reason = reasonOf(error);
  const key = messageKey(status, reason);
  const refused = useTranslations('shell.refused');
  return (
    <section className="grid max-w-prose gap-2 py-6 lg:py-12">
      <p className="text-sm text-muted">{status}</p>
      <h1 className="text-lg font-semibold tracking-tight lg:text-xl">{t(`${key}.title`)}</h1>
      <p className="text-base text-muted">{isAction(reason) ? refused(reason) : t(`${key}.text`)}</p>
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
