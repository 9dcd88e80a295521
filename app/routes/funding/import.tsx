import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Trash2, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IMPORT_FIELDS } from '#app/domains/funding/import/fields.ts';
import { getImport } from '#app/domains/funding/import/import-page.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { actOnImport, importActSchema, mappingOf } from './import/act.server.ts';
import { MappingForm } from './import/mapping-form.tsx';
import { TrialSection } from './import/trial-section.tsx';
import { columnViews, errorViews, fieldName, summaryWords } from './import/words.server.ts';

const FIELD_NAMES = IMPORT_FIELDS.map(({ name }) => name);

/** A file of an application: its columns, what it would make, its errors; after that what it made. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const { locale } = actor;
  const found = await getImport(readCtx(), actor, pathId(params, 'batchId'));
  if (!found) throw new Response(null, { status: 404 });
  const { id, version, fileName, state, summary, grants, open } = found;
  return {
    title: fileName,
    id,
    version,
    state,
    grants,
    what: summaryWords(summary, locale),
    open: open && {
      rowCount: open.table.rows.length,
      columns: columnViews(open),
      fields: FIELD_NAMES.map((name) => ({ value: name, label: fieldName(name, locale) })),
      trial: open.tried && {
        what: summaryWords(open.tried.summary, locale),
        waiting: open.tried.waiting,
        isChanged: open.isChanged,
        errors: errorViews(open, locale),
      },
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.administer');
  const batchId = pathId(params, 'batchId');
  const fields = await readFields(request);
  const submission = parseForm(fields, importActSchema);
  if (submission.status !== 'success') {
    const notice = translator(actor.locale, 'funding.importing')('errors.unreadable');
    return data({ notice }, { status: 422 });
  }
  const mapping = mappingOf(fields, FIELD_NAMES);
  return await actOnImport(verbCtx(actor, context), { batchId, mapping, ...submission.value });
}

export default function ImportScreen() {
  const { title, id, version, state, grants, what, open } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.importing');
  const here = paths.funding.import(id);
  const { trial } = open ?? {};
  return (
    <>
      <PageHeader
        title={title}
        lede={open ? t('rows', { count: open.rowCount }) : t(`state.${state}`)}
        back={<BackLink to={paths.funding.imports()}>{t('backToList')}</BackLink>}
      />
      {answer?.notice ? (
        <Notice tone="error" className="mb-5">
          {answer.notice}
        </Notice>
      ) : null}
      {open ? (
        <>
          <TrialSection
            action={here}
            errorsHref={paths.funding.importErrors(id)}
            version={version}
            trial={trial ?? null}
          />
          <MappingForm
            key={version}
            action={here}
            version={version}
            columns={open.columns}
            fields={open.fields}
            isOpen={!trial || trial.isChanged}
            isAgain={Boolean(trial)}
          />
          <EndSection intent="discard" hint={t('discardHint')} />
        </>
      ) : (
        <Notice
          tone={state === 'committed' ? 'good' : 'info'}
          title={state === 'committed' ? t('done', { what }) : t('reverted')}
        >
          {state === 'committed' && grants.length > 0 ? (
            <ul>
              {grants.map((grant) => (
                <li key={grant.id}>
                  <Link to={paths.funding.grant(grant.id)} className="underline underline-offset-2">
                    {grant.name}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      )}
      {state === 'committed' ? <EndSection intent="undo" hint={t('undoHint')} /> : null}
    </>
  );
}

/** What ends the file: its removal, or that of all that it made. */
function EndSection({ intent, hint }: { intent: 'discard' | 'undo'; hint: string }) {
  const { id, version } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.importing');
  const { formData } = useNavigation();
  const Icon = intent === 'undo' ? Undo2 : Trash2;
  return (
    <Form
      method="post"
      action={paths.funding.import(id)}
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-5"
    >
      <input type="hidden" name="version" value={version} />
      <Button
        tone="danger"
        name="intent"
        value={intent}
        icon={<Icon aria-hidden />}
        busy={formData?.get('intent') === intent}
      >
        {t(intent)}
      </Button>
      <p className="text-sm text-muted">{hint}</p>
    </Form>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
