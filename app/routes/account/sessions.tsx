import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { Monitor, Smartphone } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { endOtherSessions } from '#app/domains/accounts/end-other-sessions.server.ts';
import { endSession } from '#app/domains/accounts/end-session.server.ts';
import { listSessions } from '#app/domains/accounts/queries.server.ts';
import { deviceWords } from '#app/domains/accounts/rules/device-words.ts';
import { endSessionsSchema } from '#app/domains/accounts/schema.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, instantOf, wallClock } from '#app/platform/calendar.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { blankSessionCookie, requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Gone, goneProps } from '#app/ui/gone.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useSettledItems } from '#app/ui/use-settled-items.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'session.list');
  const t = translator(actor.locale, 'accounts');
  const format = formats(actor.locale);
  const moment = (date: Date): string => {
    const wall = wallClock(instantOf(date), HOME_ZONE);
    return format.dayTime(wall.date, wall.time);
  };
  const rows = await listSessions({ ...readCtx(), actor });
  return {
    title: t('sessions.title'),
    sessions: rows.map((row) => {
      const { browser, system } = deviceWords(row.userAgent);
      return {
        id: row.id,
        device:
          browser && system
            ? t('sessions.deviceOn', { browser, system })
            : (browser ?? system ?? t('sessions.unknownDevice')),
        isPhone: system === 'iPhone' || system === 'Android',
        lastUsed: moment(row.lastUsedAt),
        createdAt: moment(row.createdAt),
        isThisOne: row.id === actor.sessionId,
      };
    }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'session.end');
  const submission = await readForm(request, endSessionsSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const ctx = verbCtx(actor, context);
  const t = translator(actor.locale, 'accounts');
  if ('what' in submission.value) {
    const { count } = await endOtherSessions(ctx);
    return redirectWithFlash(paths.account.sessions(), { tone: 'good', text: t('sessions.endedOthers', { count }) });
  }
  const { wasThisOne } = await endSession(ctx, submission.value.id);
  if (wasThisOne)
    return redirect(paths.account.signIn(), { status: 303, headers: { 'Set-Cookie': blankSessionCookie() } });
  return redirectWithFlash(paths.account.sessions(), { tone: 'good', text: t('sessions.ended') });
}

export default function SessionsScreen() {
  const { sessions } = useLoaderData<typeof loader>();
  const t = useTranslations('accounts.sessions');
  const pending = useNavigation().formData;
  const { rows, pointer } = useSettledItems(sessions, ({ id }) => id, nothing);
  const others = sessions.filter((session) => !session.isThisOne);
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} lede={t('lede')} />
      <ul className="divide-y border-y" {...pointer}>
        {rows.map(({ key, item: session, isGone }) => (
          <li
            key={key}
            {...goneProps(isGone)}
            className="relative grid grid-cols-[auto_1fr_auto] items-center gap-x-4 py-3"
          >
            <DeviceIcon isPhone={session.isPhone} />
            <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">
              {session.device}
              {session.isThisOne ? <Badge tone="good">{t('thisOne')}</Badge> : null}
            </p>
            <p className="col-start-2 col-end-4 text-xs text-muted sm:col-end-3">
              <span className="max-sm:block">
                {t('lastUsed')} {session.lastUsed}
              </span>
              <span className="max-sm:hidden"> · </span>
              {t('signedIn')} {session.createdAt}
            </p>
            {session.isThisOne ? null : (
              <Form preventScrollReset method="post" className="col-start-3 row-start-1 sm:row-end-3">
                <input type="hidden" name="id" value={session.id} />
                <Button aria-label={t('endNamed', { device: session.device })} busy={pending?.get('id') === session.id}>
                  {t('end')}
                </Button>
              </Form>
            )}
            {isGone ? <Gone>{t('gone')}</Gone> : null}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Form preventScrollReset method="post" className="mt-5">
          <Button tone="danger" name="what" value="others" busy={pending?.get('what') === 'others'}>
            {t('endOthers', { count: others.length })}
          </Button>
        </Form>
      ) : (
        <p className="mt-4 text-sm text-muted">{t('onlyThis')}</p>
      )}
    </div>
  );
}

/** A session that left the list was signed out. */
const nothing = () => null;

function DeviceIcon({ isPhone }: { isPhone: boolean }) {
  const Icon = isPhone ? Smartphone : Monitor;
  return <Icon aria-hidden strokeWidth={1.5} className="size-5 text-muted sm:row-span-2 sm:self-center" />;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
