import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react';
import { lazy, type ReactNode, Suspense, useContext } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import type { Part } from '#app/parts.ts';
import type { Locale, Role } from '#app/platform/ctx.ts';
import { takeFlash, type TakenFlash } from '#app/platform/flash.server.ts';
import { localeFromCookie, type Theme, themeFromCookie } from '#app/platform/preferences.server.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { readSession, sessionsTravelReadable } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { HouseShell } from '#app/routes/shell/house-shell.tsx';
import { readNavCounts } from '#app/routes/shell/nav-counts.server.ts';
import { NO_COUNTS, type NavCounts } from '#app/routes/shell/use-nav-counts.ts';
import { accentStyle } from '#app/ui/accent.ts';
import { NonceContext } from '#app/ui/nonce.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PendingBar } from '#app/ui/pending-bar.tsx';
import { SkipLink } from '#app/ui/shell/frame.tsx';
import { shellOf } from '#app/ui/shell/handle.ts';
import { Toaster } from '#app/ui/toast.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import stylesheet from './styles.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [{ title: 'Platzwart' }];

/** The data of every page. */
interface RootPage {
  readonly actor: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly operatorId: string | null;
  } | null;
  readonly operator: { readonly name: string; readonly primaryColor: string } | null;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly flash: TakenFlash | null;
  /** True when an admin uses an address without encryption (quality 7). */
  readonly isReadable: boolean;
  /** The parts that are on. */
  readonly parts: readonly Part[];
  /** The numbers in this person's navigation. */
  readonly counts: NavCounts;
}

/** One statement for the session; one more round trip for people with numbers in their navigation. The rest is from cookies and memory. */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await readSession(request);
  const flash = takeFlash(request);
  const headers = new Headers();
  if (session?.setCookie) headers.append('Set-Cookie', session.setCookie);
  if (flash) headers.append('Set-Cookie', flash.clearCookie);
  const actor = session?.actor;
  return data<RootPage>(
    {
      actor: actor
        ? { id: actor.id, name: `${actor.firstName} ${actor.lastName}`, role: actor.role, operatorId: actor.operatorId }
        : null,
      operator: session?.operator ?? null,
      locale: actor?.locale ?? localeFromCookie(request),
      theme: themeFromCookie(request),
      flash: flash?.flash ?? null,
      isReadable: actor?.role === 'admin' && sessionsTravelReadable(),
      parts: [...listPartsOn(readCtx().db)],
      counts: await readNavCounts(actor ?? null, {
        isCrew: session?.isCrew ?? false,
        hasProjects: session?.hasProjects ?? false,
      }),
    },
    { headers },
  );
}

export { revalidateAfterWrites as shouldRevalidate } from '#app/routes/shell/revalidate.ts';

/** Loaded after the page works, so that no page waits for it. */
const ConnectionNotice = lazy(async () => {
  try {
    return { default: (await import('#app/routes/shell/connection-notice.tsx')).ConnectionNotice };
  } catch {
    // The network went meanwhile. The page works without this part; a failed import would replace it by an error.
    return { default: () => null };
  }
});

/** What a page becomes when it is installed. */
const APPS = {
  house: { manifest: '/manifest.webmanifest', icon: '/icon-192.png' },
  clock: { manifest: '/stempeluhr.webmanifest', icon: '/stempeluhr-192.png' },
} as const;

/** The document around every page, also around errors of the root itself. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData('root') as RootPage | undefined;
  const locale = useLocale();
  const nonce = useContext(NonceContext);
  const t = useTranslations('shell');
  const theme = root?.theme ?? 'system';
  const isHydrated = useHydrated();
  const { shell, app, accentColor } = shellOf(useMatches());
  return (
    <html
      lang={locale}
      className={theme === 'system' ? undefined : theme}
      style={accentStyle(accentColor ?? root?.operator?.primaryColor)}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta
          name="theme-color"
          media="(prefers-color-scheme: light)"
          content={theme === 'dark' ? '#181715' : '#fbfaf8'}
        />
        <meta
          name="theme-color"
          media="(prefers-color-scheme: dark)"
          content={theme === 'light' ? '#fbfaf8' : '#181715'}
        />
        {/* A browser takes the first manifest of a page. */}
        <link rel="manifest" href={APPS[app].manifest} />
        <link rel="apple-touch-icon" href={APPS[app].icon} />
        <Meta />
        <Links />
      </head>
      {shell === 'frame' ? (
        <body className="min-h-0">{children}</body>
      ) : (
        <body>
          <SkipLink>{t('skipToContent')}</SkipLink>
          <PendingBar label={t('loading')} />
          {isHydrated ? (
            <Suspense>
              <ConnectionNotice />
            </Suspense>
          ) : null}
          <Toaster flash={root?.flash ?? null} label={t('ui.toasts')} closeLabel={t('ui.close')}>
            <HouseShell
              person={root?.actor ?? null}
              operatorName={root?.operator?.name ?? null}
              theme={theme}
              shell={root ? shell : 'bare'}
              parts={root?.parts ?? []}
              counts={root?.counts ?? NO_COUNTS}
            >
              {root?.isReadable ? (
                <Notice tone="warn" className="mb-5">
                  {t('readableSessions')}
                </Notice>
              ) : null}
              {children}
            </HouseShell>
          </Toaster>
          <ScrollRestoration nonce={nonce} />
          <Scripts nonce={nonce} />
        </body>
      )}
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
