import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Receipt, Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { historyQuery } from '#app/domains/audit/public.server.ts';
import { FUNDING_TOPIC } from '#app/domains/funding/live.ts';
import { getMeasurePage, type MeasurePage } from '#app/domains/funding/pages/measure.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { readFields } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { RemoveSection } from '#app/ui/entity-form.tsx';
import { History } from '#app/ui/history.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { actOnMeasure } from './measures/act.server.ts';
import { measureHistory } from './measures/answers.server.ts';
import { measureOfRow } from './measures/form-values.ts';
import { MeasureFacts, MeasureRoles, PlacePath } from './measures/measure-facts.tsx';
import { MeasureForm } from './measures/measure-form.tsx';
import { MeasureSection } from './measures/measure-section.tsx';

/** A measure: its fields, as a form for those who fill it in, the roles in it, the measures below it, and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const { locale } = actor;
  const id = pathId(params, 'measureId');
  const { after } = historyQuery.read(request.url);
  const { history, ...page } = await getMeasurePage(readCtx(), actor, { id, after });
  const { measure } = page;
  const budget =
    measure.budget === null
      ? ''
      : formats(locale)
          .money(measure.budget)
          .replace(/\s*€$/, '');
  return {
    title: measure.title,
    ...page,
    values: measureOfRow(measure, budget),
    ...measureHistory(history, { url: request.url, to: paths.funding.measure(id), locale }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.fill');
  const measureId = pathId(params, 'measureId');
  return await actOnMeasure(verbCtx(actor, context), measureId, await readFields(request));
}

export default function MeasureScreen() {
  const page = useLoaderData<typeof loader>();
  const { title, measure, place, above, people, below, parents, values, history, list } = page;
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.measures');
  useLiveRevalidate(paths.live(), FUNDING_TOPIC.is);
  const here = paths.funding.measure(measure.id);
  return (
    <>
      <PageHeader
        title={`${measure.number} ${title}`}
        lede={above.length === 0 && place.isReadable ? undefined : <PlacePath place={place} above={above} />}
        back={<Back place={place} above={above} />}
        actions={
          <>
            <LinkButton
              to={paths.funding.assignments(place.id, { massnahme: measure.id })}
              icon={<Users aria-hidden />}
            >
              {t('rolesLink')}
            </LinkButton>
            {page.mayFill ? (
              <LinkButton
                to={paths.funding.newReceipt(measure.grantId, { teilprojekt: place.id, massnahme: measure.id })}
                icon={<Receipt aria-hidden />}
              >
                {t('receipt')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {measure.isActive ? null : (
        <Notice tone="info" className="mb-6">
          {t('readOnly')}
        </Notice>
      )}
      <div className="max-w-3xl">
        {page.mayFill ? (
          <StartedForms>
            <MeasureForm
              key={measure.version}
              action={here}
              version={measure.version}
              status={measure.status}
              values={values}
              answer={answer?.form ?? null}
              parents={parents}
            />
          </StartedForms>
        ) : (
          <MeasureFacts measure={measure} />
        )}
      </div>
      <MeasureRoles people={people} />
      {below.measures.length > 0 || page.mayFill ? (
        <MeasureSection section={below} title={t('below')} canAdd={page.mayFill} parentId={measure.id} />
      ) : null}
      <History rows={history} list={list} emptyHint={t('noHistory')} />
      {page.mayFill ? (
        <div className="mt-10">
          <RemoveSection action={here} label={t('remove')} hint={t('removeHint')} kept={answer?.kept ?? null} />
        </div>
      ) : null}
    </>
  );
}

/** To the measure above, to the sub-project, or to the own projects of a person who may read neither. */
function Back({ place, above }: Pick<MeasurePage, 'place' | 'above'>) {
  const nav = useTranslations('shell.nav');
  const parent = above.at(-1);
  if (parent) return <BackLink to={paths.funding.measure(parent.id)}>{`${parent.number} ${parent.title}`}</BackLink>;
  if (!place.isReadable) return <BackLink to={paths.funding.projects()}>{nav('projects')}</BackLink>;
  return <BackLink to={paths.funding.subproject(place.id)}>{`${place.number} ${place.name}`}</BackLink>;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
