import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download, FileText, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paperLinkQuery } from '#app/domains/booking/pages/month-paper.server.ts';
import { printMonthPlan } from '#app/domains/booking/pages/month-prints.server.ts';
import { paths } from '#app/paths.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { PaperChoices } from './month-paper/choices.tsx';
import { readPaperRequest } from './month-paper/paper-request.server.ts';

/** Month, place and sheet to choose, and a preview of the printed pages (seed 4, 3.10). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { page, locale, caller } = await readPaperRequest(request, context);
  const t = translator(locale, 'booking.monthPaper');
  const title = page.kind === 'no_facility' ? t('title') : `${t('title')}, ${formats(locale).month(page.form.month)}`;
  const isSignedIn = caller !== context.ip;
  if (page.kind === 'no_facility') return { title, form: null, isSignedIn, preview: null };
  if (page.kind === 'bad_month')
    return data({ title, form: page.form, isSignedIn, preview: { kind: 'bad_month' as const } }, { status: 422 });
  const outcome = await printMonthPlan('pictures', page.plan, caller);
  const query = paperLinkQuery(page);
  const pdfPath = paths.booking.monthPdf(query);
  if (outcome.kind !== 'printed') return { title, form: page.form, isSignedIn, preview: { ...outcome, pdfPath } };
  const pictures = outcome.files.map((_, at) => paths.booking.monthPicture({ ...query, seite: String(at + 1) }));
  const preview = { kind: 'printed' as const, pdfPath, bookings: page.bookings, pictures };
  return { title, form: page.form, isSignedIn, preview };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Preview = Exclude<NonNullable<Loaded['preview']>, { kind: 'bad_month' }>;

export default function MonthPaperScreen() {
  const { form, isSignedIn, preview } = useLoaderData<typeof loader>();
  const t = useTranslations('booking.monthPaper');
  const format = useFormats();
  if (!form || !preview)
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon={MapPin} title={t('noPlaces')}>
          {t('noPlacesHint')}
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede', { facility: form.facility.name, month: format.month(form.month) })}
        back={<BackLink to={paths.booking.week({ anlage: form.facility.id })}>{t('backToPlan')}</BackLink>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-8">
        <PaperChoices form={form} isSignedIn={isSignedIn} isBadMonth={preview.kind === 'bad_month'} />
        {preview.kind === 'bad_month' ? null : <PaperPreview preview={preview} />}
      </div>
    </>
  );
}

function PaperPreview({ preview }: { preview: Preview }) {
  const t = useTranslations('booking.monthPaper');
  return (
    <section aria-label={t('preview')} className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <a href={preview.pdfPath} target="_blank" rel="noreferrer" className={buttonClass('primary')}>
          <FileText aria-hidden />
          {t('open')}
        </a>
        <a href={preview.pdfPath} download className={buttonClass('plain')}>
          <Download aria-hidden />
          {t('download')}
        </a>
        {preview.kind === 'printed' ? (
          <p className="text-sm text-muted tabular-nums sm:ml-2" role="status">
            {t('counts', { bookings: preview.bookings, pages: preview.pictures.length })}
          </p>
        ) : null}
      </div>
      {preview.kind === 'busy' ? <Notice tone="warn">{t('busy')}</Notice> : null}
      {preview.kind === 'limited' ? (
        <Notice tone="warn">{t('limited', { seconds: String(preview.retryAfterS) })}</Notice>
      ) : null}
      {preview.kind === 'printed' ? (
        <ol className="grid gap-4">
          {preview.pictures.map((picture, at) => (
            <li key={picture}>
              <a href={picture} target="_blank" rel="noreferrer" className="block">
                <img
                  src={picture}
                  alt={t('page', { page: String(at + 1), pages: String(preview.pictures.length) })}
                  width={842}
                  height={595}
                  loading={at === 0 ? 'eager' : 'lazy'}
                  className="h-auto w-full border border-line bg-white"
                />
              </a>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);
