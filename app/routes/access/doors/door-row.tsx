import { Form, useNavigation } from '@remix-run/react';
import { Ban, Check, CircleHelp, Hourglass, type LucideIcon, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DoorStanding } from '#app/domains/access/rules/standing.ts';
import { HoldButton } from '#app/domains/access/ui/hold-button.tsx';
import { paths } from '#app/paths.ts';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { useConnection } from '#app/ui/connection-state.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import type { DoorView } from './door-view.server.ts';
import { HelpLine } from './help-line.tsx';

interface DoorRowProps {
  door: DoorView;
  nonce: string;
  /** The job in the address; the page stays the same when a press is refused. */
  jobId: string | undefined;
  /** Of a press of this door. */
  press: 'running' | 'failed' | null;
  /** A press of another door runs. */
  isOtherRunning: boolean;
  /** Where there is more than one. */
  isFacilityNamed: boolean;
  /** What became of the press: the refusal, or its job. */
  children: ReactNode;
}

const BADGES: Record<
  DoorStanding,
  { tone: BadgeTone; icon: LucideIcon; text: 'openNow' | 'unreachable' | 'unasked' | 'asked' | 'notNow' }
> = {
  open: { tone: 'good', icon: Check, text: 'openNow' },
  unreachable: { tone: 'warn', icon: WifiOff, text: 'unreachable' },
  unasked: { tone: 'neutral', icon: CircleHelp, text: 'unasked' },
  asked: { tone: 'warn', icon: Hourglass, text: 'asked' },
  lapsed: { tone: 'neutral', icon: Ban, text: 'notNow' },
  closed: { tone: 'neutral', icon: Ban, text: 'notNow' },
};

/** One door: whether it opens now, the reasons against it, the button, and in the same place what became of the press. */
export function DoorRow({ door, isFacilityNamed, children, ...press }: DoorRowProps) {
  const t = useTranslations('access.doors');
  const { tone, icon, text } = BADGES[door.standing];
  return (
    <li
      id={anchorOf(door.slug)}
      className="grid scroll-mt-16 gap-3 border-t py-4 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_16rem] sm:gap-x-6"
    >
      <div className="grid content-start gap-1.5">
        <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
          <span lang="de">{door.title}</span>
          <Badge tone={tone} icon={icon}>
            {t(text)}
          </Badge>
        </h2>
        {isFacilityNamed ? (
          <p lang="de" className="text-sm text-muted">
            {door.facilityName}
          </p>
        ) : null}
        {door.whyNot.length > 0 ? (
          <ul className="grid max-w-prose gap-1 text-sm text-muted">
            {door.whyNot.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        ) : null}
        {door.standing === 'unreachable' ? (
          <div className="max-w-prose text-sm text-muted">
            <p>{t('unreachableHint')}</p>
            <HelpLine phone={door.phone} />
          </div>
        ) : null}
        {door.window ? <p className="text-sm text-pretty text-muted">{door.window}</p> : null}
        {door.request.isPossible && !door.isAllowed && door.request.state !== 'confirmed' ? (
          <div className="mt-1">
            <LinkButton to={paths.access.ask({ tuer: door.slug })}>
              {t(door.request.state === 'requested' ? 'request.askedAgain' : 'request.ask')}
            </LinkButton>
          </div>
        ) : null}
      </div>
      {door.isAllowed ? <PressForm door={door} {...press} /> : null}
      {children ? <div className="grid gap-3 sm:col-span-2">{children}</div> : null}
    </li>
  );
}

type PressFormProps = Pick<DoorRowProps, 'door' | 'nonce' | 'jobId' | 'press' | 'isOtherRunning'>;

function PressForm({ door, nonce, jobId, press, isOtherRunning }: PressFormProps) {
  const t = useTranslations('access.doors');
  const isHydrated = useHydrated();
  const isSending = useNavigation().formData?.get('area') === door.slug;
  const { unsent } = useConnection();
  const action = paths.access.doors(jobId === undefined ? {} : { auftrag: jobId });
  return (
    <Form
      method="post"
      // Without scripts the browser keeps the fragment through the redirect and shows the door again.
      action={isHydrated ? action : `${action}#${anchorOf(door.slug)}`}
      preventScrollReset
      data-lost="in-place"
      className="grid content-start gap-1.5"
    >
      <input type="hidden" name="area" value={door.slug} />
      <input type="hidden" name="nonce" value={nonce} />
      <HoldButton
        door={door.title}
        isDisabled={door.standing !== 'open' || isOtherRunning}
        isBusy={isSending || press === 'running'}
        isRetry={press === 'failed'}
      />
      {unsent?.fields.get('area') === door.slug ? (
        <p role="alert" className="text-center text-sm font-medium text-pretty text-bad">
          {t(unsent.wasTried ? 'noAnswer' : 'noNetwork')}
        </p>
      ) : null}
    </Form>
  );
}

const anchorOf = (slug: string): string => `tuer-${slug}`;
