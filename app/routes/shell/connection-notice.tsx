import { useNavigation } from '@remix-run/react';
import { RotateCw, WifiOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocale } from 'use-intl/react';
import { de } from '#app/platform/i18n/messages/connection.de.ts';
import { en } from '#app/platform/i18n/messages/connection.en.ts';
import { useConnection } from '#app/ui/connection-state.ts';
import { retryConnection, watchConnection } from '#app/ui/connection.ts';
import { Button } from '#app/ui/button.tsx';

let isWatched = false;

function sentenceOf(
  { hasInput, wasTried }: { hasInput: boolean; wasTried: boolean },
  t: typeof de | typeof en,
): string {
  if (hasInput) return t.unsent;
  return wasTried ? t.noAnswer : t.nothingSent;
}

/**
 * Says that the server cannot be reached, when a person asked for something meanwhile. Reads in the background are silent. Its
 * texts come with it, because without a network they could not be loaded.
 */
export function ConnectionNotice() {
  const t = useLocale() === 'en' ? en : de;
  const { isLost, unsent, isAsked } = useConnection();
  const isWaiting = useNavigation().state !== 'idle';
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isWatched) watchConnection();
    isWatched = true;
  }, []);
  const isShown = isLost && ((unsent !== null && !unsent.isSaidInPlace) || isAsked || isWaiting);
  // As a popover the notice is above an open menu.
  useEffect(() => {
    const element = box.current;
    if (!isShown || typeof element?.showPopover !== 'function') return;
    element.setAttribute('popover', 'manual');
    element.showPopover();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div
      ref={box}
      role="alert"
      data-print="no"
      className="fixed inset-auto top-3 right-3 left-3 z-50 m-0 mx-auto flex w-auto max-w-xl items-center gap-3 rounded-md border border-line-strong bg-surface py-1.5 pr-1.5 pl-3.5 text-sm text-ink shadow-float"
    >
      <WifiOff aria-hidden className="size-4 shrink-0 text-bad" />
      <p className="min-w-0 flex-1 py-1 text-pretty">
        {unsent && !unsent.isSaidInPlace ? sentenceOf(unsent, t) : t.waiting}
      </p>
      <Button type="button" tone="quiet" icon={<RotateCw aria-hidden />} aria-label={t.retry} onClick={retryConnection}>
        <span className="max-sm:sr-only">{t.retry}</span>
      </Button>
    </div>
  );
}
