import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editHouse } from '#app/domains/facilities/edit-house.server.ts';
import { editOperator } from '#app/domains/facilities/edit-operator.server.ts';
import { getSettings } from '#app/domains/facilities/settings-page.server.ts';
import { settingsSchema } from '#app/domains/facilities/settings-schema.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { answerSettings, answerStaleSettings, type SettingsAnswer } from './settings/answers.server.ts';
import { HouseForm } from './settings/house-form.tsx';
import { OperatorForm } from './settings/operator-form.tsx';

/** The admin's operator, and the parts of the whole installation. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'settings.administer');
  const settings = await getSettings(readCtx(), actor);
  return { title: translator(actor.locale, 'facilities.settings')('title'), ...settings };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'settings.administer');
  const { locale } = actor;
  const fields = await readFields(request);
  const submission = parseForm(fields, settingsSchema);
  if (submission.status !== 'success')
    return data({ [intentOf(fields)]: answerSettings(fields, submission.error, locale) }, { status: 422 });
  const ctx = verbCtx(actor, context);
  const { intent, version, ...input } = submission.value;
  const outcome =
    'name' in input
      ? await editOperator(ctx, { operatorId: actor.operatorId ?? '', version, ...input })
      : await editHouse(ctx, { version, ...input });
  switch (outcome.kind) {
    case 'edited': {
      const text = translator(locale, 'facilities.settings')(`${intent}.saved`);
      return redirectWithFlash(paths.facilities.settings(), { tone: 'good', text });
    }
    case 'stale':
      return data({ [intent]: answerStaleSettings(fields, outcome.version, locale) }, { status: 409 });
  }
}

type Answers = { readonly [Intent in 'operator' | 'house']?: SettingsAnswer };

const intentOf = (fields: FormData): keyof Answers => (fields.get('intent') === 'house' ? 'house' : 'operator');

export { revalidateAfterWrites as shouldRevalidate } from '#app/routes/shell/revalidate.ts';

export default function SettingsScreen() {
  const { title, operator, house } = useLoaderData<typeof loader>();
  const answer: Answers | undefined = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} />
      <StartedForms>
        <div className="grid gap-10">
          <OperatorForm key={`operator-${operator.version}`} operator={operator} answer={answer?.operator ?? null} />
          <HouseForm key={`house-${house.version}`} house={house} answer={answer?.house ?? null} />
        </div>
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
