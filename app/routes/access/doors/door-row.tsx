import { Form, useNavigation } from '@remix-run/react';
import { Ban, Check, WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { HoldButton } from '#app/domains/access/ui/hold-button.tsx';
import { paths } from '#app/paths.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { useConnection } from '#app/ui/connection-state.ts';
import type { DoorView } from './door-view.server.ts';

/** One door: whether it opens now, the reasons against it, and the button. */
export function DoorRow({ door, nonce, isBusy }: { door: DoorView; nonce: string; isBusy: boolean }) {
  const t = useTranslations('access.doors');
  const isSending = useNavigation().formData?.get('area') === door.slug;
  const isUnsent = useConnection().unsent?.fields.get('area') === door.slug;
  const isOpenable = door.isAllowed && door.isReachable;
  return (
    <li className="grid gap-3 border-t py-4 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_16rem] sm:gap-6">
      <div className="grid content-start gap-1.5">
        <h3 className="flex flex-wrap items-center gap-2 text-base font-semibold">
          <span lang="de">{door.title}</span>
          {door.isAllowed ? (
            door.isReachable ? (
              <Badge tone="good" icon={Check}>
                {t('openNow')}
              </Badge>
            ) : (
              <Badge tone="warn" icon={WifiOff}>
                {t('unreachable')}
              </Badge>
            )
          ) : (
            <Badge icon={Ban}>{t('notNow')}</Badge>
          )}
        </h3>
        {door.whyNot.length > 0 ? (
          <ul className="grid max-w-prose gap-1 text-sm text-muted">
            {door.whyNot.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        ) : null}
        {door.isAllowed && !door.isReachable ? (
          <p className="max-w-prose text-sm text-muted">{t('unreachableHint')}</p>
        ) : null}
        {door.window ? <p className="text-sm text-pretty text-muted">{door.window}</p> : null}
        {door.request.isPossible && !door.isAllowed && door.request.state !== 'confirmed' ? (
          <AskLine door={door} />
        ) : null}
      </div>
      {door.isAllowed ? (
        <Form
          method="post"
          action={paths.access.doors()}
          data-lost={t('noNetwork')}
          className="grid gap-1.5 self-start"
        >
          <input type="hidden" name="area" value={door.slug} />
          <input type="hidden" name="nonce" value={nonce} />
          <HoldButton door={door.title} isDisabled={!isOpenable || isBusy} isBusy={isSending} />
          {isUnsent ? <p className="text-center text-sm font-medium text-bad">{t('noNetwork')}</p> : null}
        </Form>
      ) : null}
    </li>
  );
}

function AskLine({ door }: { door: DoorView }) {
  const t = useTranslations('access.doors.request');
  const isWaiting = door.request.state === 'requested';
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {isWaiting ? <span>{t('waiting')}</span> : null}
      <LinkButton to={paths.access.ask({ tuer: door.slug })}>{t(isWaiting ? 'askedAgain' : 'ask')}</LinkButton>
    </div>
  );
}
