import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { ChevronLeft, ChevronRight, MapPin, Printer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { getHallSheet, type HallSheet } from '#app/domains/booking/pages/hall-sheet.server.ts';
import { paths } from '#app/paths.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { HallTable } from './hall-sheet/hall-table.tsx';

/** The week of a hall for the town, to print. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'usage.print');
  const { searchParams } = new URL(request.url);
  const ctx = readCtx();
  const sheet = await getHallSheet(ctx, actor, {
    resourceId: searchParams.get('ressource'),
    week: searchParams.get('woche'),
  });
  return {
    title: translator(actor.locale, 'booking.hallSheet')('title'),
    sheet,
    printedAt: moment(ctx.now.epochMilliseconds, actor.locale),
  };
}

export default function HallSheetScreen() {
  const { title, sheet, printedAt } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.hallSheet');
  const format = useFormats();
  if (!sheet)
    return (
      <>
        <PageHeader title={title} />
        <EmptyState icon={MapPin} title={t('none')} />
      </>
    );
  return (
    <>
      <PageHeader
        title={title}
        lede={<span data-print="no">{t('lede')}</span>}
        actions={
          <Button icon={<Printer aria-hidden />} type="button" onClick={() => globalThis.print()}>
            {t('print')}
          </Button>
        }
      />
      <Choice sheet={sheet} />
      <h2 className="text-base font-semibold" lang="de">
        {sheet.facilityName}, {sheet.hall.name}
      </h2>
      <p className="mb-4 text-sm text-muted">
        <span lang="de">{sheet.operatorName}</span> · {format.week(sheet.week)},{' '}
        {format.span(sheet.monday, sheet.sunday)} · {t('printed', { at: printedAt })}
      </p>
      {sheet.lines.length > 0 ? (
        <>
          <HallTable
            lines={sheet.lines}
            weiter={paths.booking.hallSheet({ ressource: sheet.hall.id, woche: sheet.week })}
          />
          <p className="mt-3 text-sm">{t('total', { dates: sheet.total.dates, people: String(sheet.total.people) })}</p>
          <p className="mt-10 hidden border-t pt-1 text-sm print:block">{t('signed')}</p>
        </>
      ) : (
        <p className="text-sm">{t('empty')}</p>
      )}
    </>
  );
}

function Choice({ sheet }: { sheet: HallSheet }) {
  const t = useTranslations('booking.hallSheet');
  const at = (woche: string) => paths.booking.hallSheet({ ressource: sheet.hall.id, woche });
  return (
    <Form
      key={`${sheet.hall.id} ${sheet.week}`}
      method="get"
      action={paths.booking.hallSheet()}
      aria-label={t('choose')}
      data-print="no"
      className="mb-6 flex flex-wrap items-end gap-3"
    >
      <Field field={{ id: 'ressource' }} label={t('hall')} className="min-w-0 flex-1 basis-64 lg:max-w-sm">
        <Select name="ressource" defaultValue={sheet.hall.id}>
          {sheet.halls.map(({ label, options }) => (
            <optgroup key={label} label={label}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field field={{ id: 'woche' }} label={t('week')}>
        <Input type="week" name="woche" defaultValue={sheet.week} placeholder="2026-W47" />
      </Field>
      <Button>{t('show')}</Button>
      <div className="flex gap-1">
        <Link to={at(sheet.previousWeek)} rel="prev" className={buttonClass('plain', 'px-2.5')}>
          <ChevronLeft aria-hidden />
          <span className="sr-only">{t('previous')}</span>
        </Link>
        <Link to={at(sheet.nextWeek)} rel="next" className={buttonClass('plain', 'px-2.5')}>
          <ChevronRight aria-hidden />
          <span className="sr-only">{t('next')}</span>
        </Link>
      </div>
    </Form>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
