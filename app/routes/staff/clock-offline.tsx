import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IntlProvider, type Messages } from 'use-intl';
import { useTranslations } from 'use-intl/react';
import { onDay, type SeenClock, withWaiting } from '#app/domains/staff/rules/queued-clock.ts';
import { paths } from '#app/paths.ts';
import { loadPageTexts } from '#app/platform/i18n/page-texts.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { ShellHandle } from '#app/ui/shell/handle.ts';
import { ClockFace } from './clock/clock-face.tsx';
import { dayOf, timeOf } from './clock/device-clock.ts';
import { readSeen } from './clock/device-store.ts';
import { OperatorChoice } from './clock/operator-choice.tsx';
import { useBackOnline } from './clock/use-back-online.ts';
import { useOwnClock } from './clock/use-clock.ts';
import { useStamps } from './clock/use-stamps.ts';
import { WaitingList } from './clock/waiting-list.tsx';

export const handle: ShellHandle = { shell: 'wide', app: 'clock' };

/** What the service worker keeps and shows without a network. It is fetched without a session and has no person's data (decision 036). */
export function loader({ request }: LoaderFunctionArgs) {
  return { title: translator(localeFromCookie(request), 'staff.clock')('title') };
}

/** Undefined until the device has answered. */
type Found = SeenClock | null | undefined;

export default function OfflineClockScreen() {
  const { title } = useLoaderData<typeof loader>();
  const [seen, setSeen] = useState<Found>();
  const [words, setWords] = useState<{ locale: Locale; messages: Messages } | null>(null);
  useEffect(() => {
    readSeen().then(
      async (found) => {
        if (found) {
          const messages = await wear(found);
          if (messages) setWords({ locale: found.locale, messages });
        }
        setSeen(found);
      },
      () => setSeen(null),
    );
  }, []);
  if (seen === undefined) return <PageHeader title={title} />;
  const screen = <OfflineClock seen={seen} />;
  return words ? (
    <IntlProvider locale={words.locale} messages={words.messages} timeZone="UTC">
      {screen}
    </IntlProvider>
  ) : (
    screen
  );
}

/** The theme, the colour and the language that the person had. Null: the language is the page's own. */
async function wear({ look, locale }: SeenClock): Promise<Messages | null> {
  const root = document.documentElement;
  root.className = look.className;
  root.style.cssText = look.style;
  if (root.lang === locale) return null;
  root.lang = locale;
  return await loadPageTexts([{ wing: 'clock' }]);
}

function OfflineClock({ seen }: { seen: SeenClock | null }) {
  const t = useTranslations('staff.clock');
  useBackOnline();
  return (
    <div className="mx-auto grid w-full max-w-md gap-4" data-enrolled>
      <PageHeader
        title={t('title')}
        lede={t('offline.lede')}
        actions={
          <Badge tone="warn" icon={CloudOff}>
            {t('offline.badge')}
          </Badge>
        }
      />
      {seen ? (
        <OwnClock seen={seen} />
      ) : (
        <EmptyState icon={CloudOff} title={t('offline.empty')}>
          {t('offline.emptyHint')}
        </EmptyState>
      )}
      <LinkButton to={paths.staff.clock()} reloadDocument className="justify-self-start">
        {t('offline.retry')}
      </LinkButton>
    </div>
  );
}

const SIXTEEN_HOURS_MS = 16 * 3_600_000;

function OwnClock({ seen: { userId, view: kept, shifts, operators, offsetMs } }: { seen: SeenClock }) {
  const t = useTranslations('staff.clock');
  const format = useFormats();
  const nowMs = useOwnClock(offsetMs);
  const stamps = useStamps({ userId, view: kept, onSent: goBack });
  const view = onDay(withWaiting(kept, [...stamps.settling, ...stamps.waiting]), dayOf(nowMs));
  const { session } = view;
  const isForgotten = session !== null && session.endMs === null && nowMs - session.startMs > SIXTEEN_HOURS_MS;
  return (
    <>
      <WaitingList stamps={stamps} />
      <ClockFace
        view={view}
        nowMs={nowMs}
        onStamp={stamps.isReady ? stamps.stamp : null}
        formKey={userId}
        choice={<OperatorChoice operators={operators} />}
        isHeld={isForgotten || !stamps.isReady}
        about={
          isForgotten
            ? t('forgotten.short', { time: format.time(timeOf(session.startMs)) })
            : t('offline.asOf', { time: `${format.day(dayOf(kept.serverMs))}, ${format.time(timeOf(kept.serverMs))}` })
        }
      />
      {shifts.length > 0 ? (
        <Section id="next" title={t('next')}>
          <ul className="divide-y text-sm">
            {shifts.map(({ id, when, what }) => (
              <li key={id} className="py-2.5">
                <p className="font-medium tabular-nums">{when}</p>
                <p className="text-muted wrap-anywhere">{what}</p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** The house has the stamps: its own page shows more. */
function goBack(): void {
  location.replace(paths.staff.clock());
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
