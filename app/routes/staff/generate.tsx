import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { CalendarCheck, CalendarPlus, LayoutTemplate } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { listTemplates } from '#app/domains/staff/pages/crew-pages.server.ts';
import { generateShifts } from '#app/domains/staff/planning/generate-shifts.server.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { undoableCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { undoIn } from '#app/routes/booking/undo.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { generateSchema, previewOf, readChoice } from './generate/preview.server.ts';
import { PreviewSection } from './generate/preview-section.tsx';

const ALL = { text: null, role: null, which: null, after: null };

/** What templates would make in a range: the address is the choice, and the page writes nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const ctx = verbCtx(actor, context);
  const choice = readChoice(request.url, ctx);
  const { rows } = await listTemplates(ctx, actor, ALL, 200);
  const templates = rows.filter(({ active }) => active);
  const { from, to, templateIds } = choice;
  const chosen = templateIds.length > 0 ? { templateIds } : {};
  const outcome = await generateShifts(ctx, { from, to, ...chosen, dryRun: true });
  return {
    title: translator(actor.locale, 'staff.generate')('title'),
    choice,
    week: isoWeekOf(from),
    templates: templates.map(({ id, name, code }) => ({ id, name, code })),
    preview: previewOf(outcome, templates, actor.locale),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'shift.manage');
  const t = translator(actor.locale, 'staff.generate');
  const submission = await readForm(request, generateSchema);
  if (submission.status !== 'success') return data({ problem: t('errors.unreadable') }, { status: 422 });
  const { from, to, templateIds } = submission.value;
  const outcome = await generateShifts(undoableCtx(actor, context), { from, to, ...(templateIds && { templateIds }) });
  if (outcome.kind === 'refused') {
    const code = outcome.problems.to ?? outcome.problems.templateIds ?? 'range';
    return data({ problem: t(`errors.${code}`) }, { status: 422 });
  }
  const here = paths.staff.roster({ woche: isoWeekOf(from) });
  const count = outcome.shifts.length;
  const text = count === 0 ? t('madeNothing') : t('made', { count });
  return redirectWithFlash(here, { tone: 'good', text, ...undoIn(outcome.undo, here, actor.locale) });
}

export default function GenerateScreen() {
  const { title, week, templates, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('staff.generate');
  const problem = answer?.problem ?? (preview.kind === 'refused' ? preview.problem : null);
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        back={<BackLink to={paths.staff.roster({ woche: week })}>{t('back')}</BackLink>}
      />
      {templates.length === 0 ? (
        <EmptyState
          icon={LayoutTemplate}
          title={t('noTemplates')}
          action={<LinkButton to={paths.staff.newTemplate()}>{t('newTemplate')}</LinkButton>}
        >
          {t('noTemplatesHint')}
        </EmptyState>
      ) : (
        <>
          <ChoiceForm />
          {problem ? (
            <Notice tone="error" className="mb-5">
              {problem}
            </Notice>
          ) : null}
          {preview.kind === 'planned' ? (
            <>
              <MakeForm count={preview.count} existing={preview.existing} />
              <PreviewSection preview={preview} />
            </>
          ) : null}
        </>
      )}
    </>
  );
}

/** Range and templates: a plain GET form, so that the choice works without a script. */
function ChoiceForm() {
  const { choice, templates } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.generate');
  return (
    <Form
      key={JSON.stringify(choice)}
      method="get"
      action={paths.staff.generate()}
      role="search"
      aria-label={t('form')}
      className="mb-6 grid gap-4 border-y py-4"
    >
      <div className="grid grid-cols-2 items-end gap-4 sm:grid-cols-[10rem_10rem_auto]">
        <Field field={{ id: 'von' }} label={t('from')}>
          <Input type="date" name="von" defaultValue={choice.from} required />
        </Field>
        <Field field={{ id: 'bis' }} label={t('until')}>
          <Input type="date" name="bis" defaultValue={choice.to} required />
        </Field>
        <div className="max-sm:col-span-2">
          <Button>{t('show')}</Button>
        </div>
      </div>
      <fieldset className="min-w-0">
        <legend className="text-sm font-medium">{t('templates')}</legend>
        <p className="text-xs text-muted">{t('templatesHelp')}</p>
        <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {templates.map(({ id, name, code }) => (
            <Checkbox
              key={id}
              name="vorlage"
              value={id}
              defaultChecked={choice.templateIds.includes(id)}
              label={name}
              help={code}
            />
          ))}
        </div>
      </fieldset>
    </Form>
  );
}

/** The press that makes what the preview shows. */
function MakeForm({ count, existing }: { count: number; existing: number }) {
  const { choice } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.generate');
  const navigation = useNavigation();
  const isSending = navigation.formData?.get('intent') === 'make';
  if (count === 0)
    return (
      <EmptyState icon={CalendarCheck} title={t('nothing')}>
        {t('nothingHint')} {existing > 0 ? t('existing', { count: existing }) : null}
      </EmptyState>
    );
  return (
    <Form method="post" action={paths.staff.generate()} className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="from" value={choice.from} />
      <input type="hidden" name="to" value={choice.to} />
      {choice.templateIds.map((id) => (
        <input key={id} type="hidden" name="templateIds" value={id} />
      ))}
      <Button tone="primary" name="intent" value="make" icon={<CalendarPlus aria-hidden />} busy={isSending}>
        {t('make', { count })}
      </Button>
      <p className="text-sm text-muted">
        {t('planned', { count })} {existing > 0 ? t('existing', { count: existing }) : null}
      </p>
    </Form>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
