import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PenLine } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getCorrectionsPage, type ListedCorrection } from '#app/domains/staff/pages/corrections.server.ts';
import { decideSchema } from '#app/domains/staff/times/forms.ts';
import { timesLine } from '#app/domains/staff/times/words.server.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Section } from '#app/routes/start/section.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnCorrection, refuse } from './corrections/answers.server.ts';
import { Wish } from './corrections/wish.tsx';
import { CorrectionList } from './time/correction-list.tsx';
import { correctionView, typedTimes } from './time/time-view.server.ts';
import { TimesTabs } from './times/times-tabs.tsx';

/** Wishes for corrections at an operator, and those decided lately. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'time.view');
  const { locale } = actor;
  const { waiting, decided, mayDecide, tabs } = await getCorrectionsPage(readCtx(), actor);
  return {
    title: translator(locale, 'staff.times')('corrections.title'),
    mayDecide,
    tabs,
    waiting: waiting.map((line) => ({
      ...wishView(line, locale),
      mayDecide: line.mayDecide,
      before: line.present === null ? null : timesLine(line.present, line.dayKey, locale),
    })),
    decided: decided.map((line) => ({ ...wishView(line, locale), mayDecide: false })),
  };
}

const wishView = (line: ListedCorrection, locale: Locale) => ({
  ...correctionView(line, line.dayKey, locale),
  name: line.name,
  day: formats(locale).day(line.dayKey),
  sessionId: line.sessionId,
  version: line.version,
  typed: typedTimes(line),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'time.correct');
  const submission = await readForm(request, decideSchema);
  if (submission.status !== 'success') return refuse(translator(actor.locale, 'staff.times')('errors.unreadable'), 422);
  return await actOnCorrection(verbCtx(actor, context), submission.value);
}

export default function CorrectionsScreen() {
  const { title, mayDecide, waiting, decided, tabs } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('staff.times');
  useLiveRevalidate(paths.live(), STAFF_TOPIC.is);
  return (
    <>
      <PageHeader title={title} lede={t(mayDecide ? 'corrections.lede' : 'corrections.ledeManager')} />
      <TimesTabs current="corrections" tabs={tabs} />
      <div className="grid max-w-3xl gap-8">
        {answer?.notice ? <Notice tone="error">{answer.notice}</Notice> : null}
        {waiting.length > 0 ? (
          <Section id="waiting" title={t('corrections.waiting')}>
            <ul className="divide-y">
              {waiting.map((wish) => (
                <Wish key={wish.id} wish={wish} />
              ))}
            </ul>
          </Section>
        ) : (
          <EmptyState icon={PenLine} title={t('corrections.empty')}>
            {t('corrections.emptyHint')}
          </EmptyState>
        )}
        <CorrectionList corrections={decided} title={t('corrections.decided')} />
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
