import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { RotateCw } from '#app/ui/icons.tsx';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';

const KNOWN = [400, 403, 404, 409, 429, 503] as const;
type KnownStatus = (typeof KNOWN)[number];

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

function messageKey(status: number): `e${KnownStatus | 500}` {
  const known = KNOWN.find((candidate) => candidate === status);
  if (known) return `e${known}`;
  return status < 500 ? 'e400' : 'e500';
}

/** A refusal may bring its own sentence: `throw data({ message }, { status: 403 })`. */
function ownWords(error: unknown): string | null {
  const brought: unknown = isRouteErrorResponse(error) ? error.data : null;
  if (typeof brought !== 'object' || brought === null || !('message' in brought)) return null;
  return typeof brought.message === 'string' ? brought.message : null;
}

/** What went wrong in words and what to do next; for any route's ErrorBoundary. */
export function ErrorPage() {
  const error = useRouteError();
  const t = useTranslations('shell.errors');
  const status = statusOf(error);
  const key = messageKey(status);
  const own = ownWords(error);
  return (
    <section className="grid max-w-prose gap-2 py-6 lg:py-12">
      <p className="text-sm text-muted">{status}</p>
      <h1 className="text-lg font-semibold tracking-tight lg:text-xl">{t(`${key}.title`)}</h1>
      <p className="text-base text-muted">{own ?? t(`${key}.text`)}</p>
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
