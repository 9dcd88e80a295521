import { Form, Link, useLocation } from '@remix-run/react';
import { Bell, CalendarDays, KeyRound, LogOut, Monitor, MonitorSmartphone, Moon, Sun } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import type { Role } from '#app/platform/ctx.ts';
import type { NavItem } from '#app/ui/shell/nav-item.tsx';
import { giveTabTo } from '#app/ui/started/tab-owner.ts';
import { Segmented } from '#app/ui/shell/segmented.tsx';

export interface ShellPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export type ShellTheme = 'system' | 'light' | 'dark';

const MENU_ID = 'account-menu';
/** React 18 has no types for popovers; browsers support them. */
export const MENU_TRIGGER = { popovertarget: MENU_ID } as const;
const MENU = { popover: 'auto' } as const;
const LINE = 'tap flex w-full items-center gap-2.5 rounded-md px-2.5 text-sm hover:bg-hover';

/** Language and appearance, also without an account. */
export function Preferences({ theme }: { theme: ShellTheme }) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const here = `${pathname}${search}`;
  return (
    <div className="grid w-full gap-2">
      <Segmented
        label={t('theme.label')}
        action={paths.account.theme()}
        name="theme"
        returnTo={here}
        current={theme}
        options={[
          {
            value: 'system',
            name: t('theme.system'),
            label: (
              <>
                <Monitor aria-hidden />
                {t('theme.system')}
              </>
            ),
          },
          {
            value: 'light',
            name: t('theme.light'),
            label: (
              <>
                <Sun aria-hidden />
                {t('theme.light')}
              </>
            ),
          },
          {
            value: 'dark',
            name: t('theme.dark'),
            label: (
              <>
                <Moon aria-hidden />
                {t('theme.dark')}
              </>
            ),
          },
        ]}
      />
      <Segmented
        label={t('language.label')}
        action={paths.account.locale()}
        name="locale"
        returnTo={here}
        current={locale}
        reloadDocument
        options={[
          { value: 'de', name: t('language.de'), label: t('language.de'), lang: 'de' },
          { value: 'en', name: t('language.en'), label: t('language.en'), lang: 'en' },
        ]}
      />
      <noscript>
        <p className="text-xs text-muted">{t('started.noScript')}</p>
      </noscript>
    </div>
  );
}

export interface MenuGroup {
  /** Null for the first group: its heading is the person's name. */
  readonly label: string | null;
  readonly items: readonly NavItem[];
}

interface AccountMenuProps {
  person: ShellPerson | null;
  theme: ShellTheme;
  /** The links that the phone's bar does not have; the sidebar has all of them. */
  groups: readonly MenuGroup[];
  /** The person may choose a PIN for them. */
  hasTerminals: boolean;
}

/** Opens from the account button: at the bottom of the sidebar on the desktop, as a sheet above the bottom bar on the phone. */
export function AccountMenu({ person, theme, groups, hasTerminals }: AccountMenuProps) {
  const t = useTranslations('shell');
  const tPeople = useTranslations('people');
  const menu = useRef<HTMLDialogElement>(null);
  const { key } = useLocation();
  const openedAt = useRef(key);
  useEffect(() => {
    if (openedAt.current !== key && menu.current?.matches(':popover-open')) menu.current.hidePopover();
    openedAt.current = key;
  }, [key]);

  return (
    <dialog
      ref={menu}
      id={MENU_ID}
      {...MENU}
      data-print="no"
      aria-label={t('nav.account')}
      className="fixed inset-auto right-3 bottom-[calc(var(--bottom-nav)+8px)] left-3 m-0 max-h-[calc(100dvh-var(--bottom-nav)-24px)] w-auto overflow-y-auto overscroll-contain rounded-lg border bg-surface p-2.5 text-ink shadow-float lg:right-auto lg:bottom-17 lg:w-76"
    >
      {person ? (
        <>
          <p className="px-2.5 pt-1 pb-2 text-sm lg:hidden">
            <span className="font-semibold">{person.name}</span>
            <span className="block text-xs text-muted">{tPeople(`role.${person.role}`)}</span>
          </p>
          {groups.map(({ label, items }) => (
            <MenuLinks key={label} label={label}>
              {items.map(({ to, label: name, icon: Icon }) => (
                <li key={to}>
                  <Link to={to} className={LINE}>
                    <Icon aria-hidden className="size-4 shrink-0 text-muted" />
                    {name}
                  </Link>
                </li>
              ))}
            </MenuLinks>
          ))}
          <div className="my-2 border-t lg:hidden" />
          <Link to={paths.account.notices()} className={LINE}>
            <Bell aria-hidden className="size-4 text-muted" />
            {t('nav.notices')}
          </Link>
          <Link to={paths.booking.feeds()} className={LINE}>
            <CalendarDays aria-hidden className="size-4 text-muted" />
            {t('nav.feeds')}
          </Link>
          <Link to={paths.account.sessions()} className={LINE}>
            <MonitorSmartphone aria-hidden className="size-4 text-muted" />
            {t('nav.sessions')}
          </Link>
          {hasTerminals ? (
            <Link to={paths.presence.ownPin()} className={LINE}>
              <KeyRound aria-hidden className="size-4 text-muted" />
              {t('nav.terminalPin')}
            </Link>
          ) : null}
          <div className="my-2 border-t" />
        </>
      ) : null}
      <div className="px-1 py-1">
        <Preferences theme={theme} />
      </div>
      {person ? (
        <>
          <div className="my-2 border-t" />
          <Form method="post" action={paths.account.signOut()} reloadDocument onSubmit={leaveDevice}>
            <button type="submit" className={LINE}>
              <LogOut aria-hidden className="size-4 text-muted" />
              {t('nav.signOut')}
            </button>
          </Form>
        </>
      ) : null}
    </dialog>
  );
}

/** A stamp that waits would be lost: it is sent first, and the person decides about one that cannot be sent. */
function leaveDevice(event: FormEvent<HTMLFormElement>): void {
  const form = event.currentTarget;
  if (form.dataset['sent'] !== undefined) return forgetWhenLeft();
  event.preventDefault();
  void mayLeave().then((isFree) => {
    if (!isFree) return;
    form.dataset['sent'] = '';
    form.requestSubmit();
  });
}

async function mayLeave(): Promise<boolean> {
  try {
    const { sendBeforeLeaving } = await import('#app/routes/staff/clock/leave-device.ts');
    return await sendBeforeLeaving();
  } catch {
    // The script or the store is missing: there is nothing to send.
    return true;
  }
}

/** The started forms go when the page is left: without a network the sign-out is not sent, and they stay. */
function forgetWhenLeft(): void {
  addEventListener('pagehide', () => giveTabTo(null), { once: true });
}

function MenuLinks({ label, children }: { label: string | null; children: ReactNode }) {
  return (
    <div className="lg:hidden">
      {label ? (
        <h2 className="mt-2 border-t px-2.5 pt-3 pb-1 text-xs font-medium tracking-wider text-muted uppercase">
          {label}
        </h2>
      ) : null}
      <ul>{children}</ul>
    </div>
  );
}
