import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Download, FileUp, Upload } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listImports } from '#app/domains/funding/import/import-page.server.ts';
import { uploadImport } from '#app/domains/funding/import/upload-import.server.ts';
import { paths } from '#app/paths.ts';
import { isReadableText, readFields } from '#app/platform/form/read-form.server.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { cutText } from '#app/platform/text.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { type Column, DataTable, RowLink } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { summaryWords } from './import/words.server.ts';

/** Applications from files: the upload, and the files before. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const { locale } = actor;
  const rows = await listImports(readCtx(), actor);
  return {
    title: translator(locale, 'funding.importing')('title'),
    rows: rows.map(({ createdAt, endedAt, summary, ...row }) => ({
      ...row,
      createdAt: moment(createdAt, locale),
      endedAt: endedAt === null ? null : moment(endedAt, locale),
      what: summaryWords(summary, locale),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const t = translator(actor.locale, 'funding.importing');
  const file = (await readFields(request)).get('file');
  if (!(file instanceof File) || file.size === 0) return data({ error: t('refused.file') }, { status: 422 });
  const content = Buffer.from(await file.arrayBuffer());
  const fileName = nameOf(file);
  const outcome = await uploadImport(verbCtx(actor, context), { fileName, content });
  if (outcome.kind === 'refused') return data({ error: t(`refused.${outcome.reason}`) }, { status: 422 });
  return redirectWithFlash(paths.funding.import(outcome.batchId), {
    tone: 'good',
    text: t('uploaded', { name: fileName }),
  });
}

/** The name of a file in the browser, without a folder and signs that are no text. */
function nameOf({ name }: File): string {
  const bare = name.replace(/^.*[/\\]/, '').normalize('NFC');
  return isReadableText(bare) && bare.trim() !== '' ? cutText(bare, 200) : 'datei';
}

export default function ImportsScreen() {
  const { title, rows } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.importing');
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        back={<BackLink to={paths.funding.projects()}>{t('back')}</BackLink>}
        actions={
          <a href={paths.funding.importTemplate()} download className={buttonClass('plain')}>
            <Download aria-hidden className="size-4" />
            {t('template')}
          </a>
        }
      />
      <UploadForm />
      <h2 className="mt-8 mb-3 text-base font-semibold">{t('batches')}</h2>
      {rows.length === 0 ? (
        <EmptyState icon={FileUp} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <BatchTable />
          <p className="mt-2 text-xs text-muted">{t('openHint')}</p>
        </>
      )}
    </>
  );
}

function UploadForm() {
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.importing');
  const { formAction } = useNavigation();
  const errors = answer ? [answer.error] : undefined;
  return (
    <Form
      method="post"
      action={paths.funding.imports()}
      encType="multipart/form-data"
      className="grid max-w-2xl items-start gap-4 sm:grid-cols-[minmax(0,1fr)_auto]"
    >
      <Field field={{ id: 'file' }} errors={errors} label={t('file')} help={t('fileHelp')}>
        <Input
          type="file"
          name="file"
          required
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
      </Field>
      <div className="sm:pt-6.5">
        <Button tone="primary" icon={<Upload aria-hidden />} busy={formAction === paths.funding.imports()}>
          {t('upload')}
        </Button>
      </div>
    </Form>
  );
}

function BatchTable() {
  const { rows } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.importing');
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'file',
      head: t('file'),
      width: 'minmax(0,2fr)',
      cell: ({ id, fileName, rowCount }) => (
        <>
          <RowLink to={paths.funding.import(id)}>{fileName}</RowLink>
          <p className="text-xs text-muted">{t('rows', { count: rowCount ?? 0 })}</p>
        </>
      ),
    },
    { key: 'what', head: t('what'), width: 'minmax(0,2fr)', cell: ({ what }) => what },
    {
      key: 'by',
      head: t('by'),
      width: 'minmax(0,1.4fr)',
      isLabelled: true,
      cell: ({ createdAt, createdBy }) => [createdAt, createdBy].filter(Boolean).join(', '),
    },
    {
      key: 'state',
      head: t('stateHead'),
      width: '12rem',
      cell: ({ state, endedAt }) => (
        <>
          <Badge>{t(`state.${state}`)}</Badge> <span className="text-xs text-muted">{endedAt}</span>
        </>
      ),
    },
  ];
  return <DataTable label={t('batches')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
