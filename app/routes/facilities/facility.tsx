import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { editPublicPlan } from '#app/domains/facilities/edit-public-plan.server.ts';
import { getAdministeredFacility } from '#app/domains/facilities/facility-pages.server.ts';
import type { PlaceGroup, PlaceResource } from '#app/domains/facilities/public.server.ts';
import { publicPlanSchema } from '#app/domains/facilities/public-plan-schema.ts';
import { addressLine } from '#app/domains/facilities/rules/address.ts';
import { embedSnippet } from '#app/domains/facilities/rules/embed-origins.ts';
import { paths } from '#app/paths.ts';
import { addDays } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Table, Td, Th } from '#app/ui/table.tsx';
import { answerPublicPlan, answerStalePublicPlan } from './facility/answers.server.ts';
import { PublicPlanForm } from './facility/public-plan-form.tsx';

/** 2023-01-01 was a Sunday: a date for the name of each weekday. */
const SUNDAY = '2023-01-01';

/** One facility with its groups, resources and slots (seed 4, 3.8); another operator's gets 404. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const facility = await getAdministeredFacility(readCtx(), actor, params['facilityId'] ?? '');
  if (!facility) throw new Response(null, { status: 404 });
  const { publicPlan, showNames, embedOrigins, version } = facility;
  const frameTitle = translator(actor.locale, 'facilities.publicPlan')('frameTitle', { facility: facility.name });
  return {
    facility,
    settings: {
      publicPlan,
      showNames,
      embedOrigins: embedOrigins.join('\n'),
      version,
      address: publicUrl(paths.booking.publicPlan(facility.id)),
      snippet: embedSnippet(publicUrl(paths.booking.embed(facility.id)), frameTitle),
    },
    weekdays: Array.from({ length: 7 }, (_, index) => addDays(SUNDAY, index)),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const facilityId = pathId(params, 'facilityId');
  const { locale } = actor;
  const fields = await readFields(request);
  const submission = parseForm(fields, publicPlanSchema);
  if (submission.status !== 'success') return data(answerPublicPlan(fields, submission.error, locale), { status: 422 });
  const { intent: _form, ...input } = submission.value;
  const outcome = await editPublicPlan(verbCtx(actor, context), { facilityId, ...input });
  switch (outcome.kind) {
    case 'edited': {
      const text = translator(locale, 'facilities.publicPlan')('saved');
      return redirectWithFlash(paths.facilities.facility(facilityId), { tone: 'good', text });
    }
    case 'stale':
      return data(answerStalePublicPlan(fields, outcome.version, locale), { status: 409 });
  }
}

export { revalidateAfterWrites as shouldRevalidate } from '#app/routes/shell/revalidate.ts';

export default function FacilityScreen() {
  const { facility, settings, weekdays } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('facilities.facility');
  const lede = [
    addressLine(facility) ?? t('noAddress'),
    t(facility.publicPlan ? 'public' : 'notPublic'),
    t('region', { region: facility.holidayRegion }),
    t('zone', { zone: facility.timeZone }),
  ].join(' · ');
  return (
    <>
      <PageHeader
        title={facility.name}
        lede={lede}
        back={<BackLink to={paths.facilities.list()}>{t('back')}</BackLink>}
        actions={<LinkButton to={paths.booking.week({ anlage: facility.id })}>{t('plan')}</LinkButton>}
      />
      <div className="grid gap-8 *:min-w-0">
        {facility.groups.map((group) => (
          <GroupSection key={group.id} group={group} weekdays={weekdays} />
        ))}
        <StartedForms>
          <PublicPlanForm
            key={settings.version}
            action={paths.facilities.facility(facility.id)}
            settings={settings}
            answer={answer ?? null}
          />
        </StartedForms>
      </div>
    </>
  );
}

function GroupSection({ group, weekdays }: { group: PlaceGroup; weekdays: readonly string[] }) {
  const t = useTranslations('facilities');
  const hasSlots = group.resources.some((resource) => resource.bookingMode === 'slotOnly');
  return (
    <section aria-labelledby={`group-${group.id}`}>
      <h2 id={`group-${group.id}`} className="mb-1 flex flex-wrap items-center gap-2 text-base font-semibold">
        {group.name}
        <Badge>{t(`icon.${group.icon}`)}</Badge>
        {group.sharedScheduling ? <Badge tone="info">{t('facility.shared')}</Badge> : null}
      </h2>
      <Table
        caption={group.name}
        head={
          <>
            <Th className="sm:w-2/5">{t('facility.resource')}</Th>
            <Th className={hasSlots ? 'sm:w-1/5' : undefined}>{t('facility.mode')}</Th>
            {hasSlots ? <Th>{t('facility.slots')}</Th> : null}
          </>
        }
      >
        {group.resources.map((resource) => (
          <ResourceRow key={resource.id} resource={resource} weekdays={weekdays} hasSlots={hasSlots} />
        ))}
      </Table>
    </section>
  );
}

interface ResourceRowProps {
  resource: PlaceResource;
  weekdays: readonly string[];
  /** True when the group has a column for time windows. */
  hasSlots: boolean;
}

function ResourceRow({ resource, weekdays, hasSlots }: ResourceRowProps) {
  const t = useTranslations('facilities.facility');
  const isPart = resource.parentId !== null;
  return (
    <tr>
      <Td className={isPart ? 'pl-6' : undefined}>
        <span className="flex items-center gap-2 max-sm:items-start">
          <span aria-hidden className="h-5 w-1 shrink-0 rounded-full" style={{ backgroundColor: resource.color }} />
          <span className="min-w-0">
            <span className="mr-2 wrap-break-word">{resource.name}</span>
            {resource.splittable ? <Badge>{t('splittable')}</Badge> : null}
          </span>
        </span>
      </Td>
      <Td className="text-muted sm:whitespace-nowrap">{t(resource.bookingMode)}</Td>
      {hasSlots ? (
        <Td>{resource.bookingMode === 'free' ? null : <Slots slots={resource.slots} weekdays={weekdays} />}</Td>
      ) : null}
    </tr>
  );
}

function Slots({ slots, weekdays }: { slots: PlaceResource['slots']; weekdays: readonly string[] }) {
  const t = useTranslations('facilities.facility');
  const format = useFormats();
  if (slots.length === 0) return <span className="text-muted">{t('noSlots')}</span>;
  return (
    <ul>
      {slots.map((slot) => (
        <li key={slot.id} className="sm:whitespace-nowrap">
          <span className="whitespace-nowrap">
            {format.weekday(weekdays[slot.dayOfWeek] ?? SUNDAY)} {format.timeRange(slot.startTime, slot.endTime)}
          </span>{' '}
          <span className="text-muted max-sm:block">
            {slot.validFrom && slot.validUntil
              ? t('validity', { from: format.date(slot.validFrom), until: format.date(slot.validUntil) })
              : t('always')}
          </span>
        </li>
      ))}
    </ul>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.facility.name);

export function ErrorBoundary() {
  return <ErrorPage />;
}
