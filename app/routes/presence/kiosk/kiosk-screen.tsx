import { useNavigate, useNavigation, useRevalidator } from '@remix-run/react';
import { WifiOff } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TerminalPlace } from '#app/domains/presence/pages/terminal-person.server.ts';
import { IDLE_SECONDS } from '#app/domains/presence/rules/kiosk.ts';
import { paths } from '#app/paths.ts';
import { useConnection } from '#app/ui/connection-state.ts';
import type { KioskAnswer } from './answers.server.ts';
import { DoneView } from './done-view.tsx';
import { IdleView } from './idle-view.tsx';
import { PersonView } from './person-view.tsx';
import { Scanner } from './scanner.tsx';
import { useIdle } from './use-idle.ts';

/** Between people, the terminal looks so often whether it is still enrolled. */
const LOOK_MS = 60_000;

/**
 * The screen of a terminal. What it shows of a person is the answer to a form of this page: no address and no entry of the history leads
 * to it. After some seconds it is forgotten.
 */
export function Kiosk({ place, answer }: { place: TerminalPlace; answer: KioskAnswer | null }) {
  const navigate = useNavigate();
  const { isLost, unsent } = useConnection();
  const [forgotten, setForgotten] = useState<KioskAnswer | null>(null);
  const shown = answer === forgotten ? null : answer;
  const isBusy = useNavigation().state === 'submitting';
  const forget = useCallback(() => {
    setForgotten(answer);
    navigate(paths.presence.kiosk(), { replace: true });
  }, [answer, navigate]);
  useEffect(() => {
    // A person who was shown when the connection broke is not shown when it is back.
    if (isLost) setForgotten(answer);
  }, [isLost, answer]);
  const isIdle = shown === null || shown.kind === 'error';
  const waitSeconds = shown?.kind === 'error' ? shown.waitSeconds : 0;
  useIdle(shown === null || isBusy ? 0 : IDLE_SECONDS + waitSeconds, forget, shown);
  useEffect(() => {
    addEventListener('mousedown', keepFocus);
    return () => removeEventListener('mousedown', keepFocus);
  }, []);
  useLook(shown === null && !isBusy && !isLost);
  if (isLost) return <Offline wasTried={unsent?.wasTried ?? false} />;
  return (
    <div data-enrolled className="mx-auto grid max-w-6xl content-start gap-6 pb-4">
      <Scanner key={isIdle ? 'idle' : 'person'} />
      {shown === null || shown.kind === 'error' ? (
        <IdleView place={place} error={shown} isBusy={isBusy} />
      ) : shown.kind === 'person' ? (
        <PersonView key={shown.ticket} {...shown} isBusy={isBusy} onBack={forget} />
      ) : (
        <DoneView key={shown.ticket} {...shown} isBusy={isBusy} onBack={forget} />
      )}
    </div>
  );
}

/** A touched button does not take the focus: the Enter of a scanner would press it. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('[data-enrolled] button')) event.preventDefault();
}

function useLook(isActive: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(revalidate, LOOK_MS);
    return () => clearInterval(timer);
  }, [isActive, revalidate]);
}

function Offline({ wasTried }: { wasTried: boolean }) {
  const t = useTranslations('presence.terminal');
  return (
    <div
      data-enrolled
      role="alert"
      className="grid min-h-[70dvh] place-content-center justify-items-center gap-4 text-center"
    >
      <WifiOff aria-hidden strokeWidth={1.5} className="size-16 text-bad" />
      <h1 className="text-xl font-semibold">{t('offline')}</h1>
      <p className="max-w-prose text-lg text-muted">{t(wasTried ? 'offlineTried' : 'offlineHint')}</p>
    </div>
  );
}
