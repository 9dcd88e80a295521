import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { docsWords } from '#app/platform/api/words.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { documentedGroups } from './docs/document-view.server.ts';
import { Code, OperationSection } from './docs/operation-section.tsx';

/** The JSON API for people to read, made from the same document that programs read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = (await getActor(request))?.locale ?? localeFromCookie(request);
  return { words: docsWords(locale), groups: documentedGroups(locale) };
}

export default function ApiDocsScreen() {
  const { words, groups } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={words.title}
        lede={words.lede}
        actions={
          <a href={paths.api.openapi()} className="inline-flex min-h-11 items-center text-sm underline lg:min-h-6">
            {words.document}
          </a>
        }
      />
      <Note title={words.access} text={words.accessText}>
        <Code>npm run token -- eva@example.org bookings:read,bookings:write</Code>
      </Note>
      <Note title={words.repeating} text={words.repeatingText} />
      <Note title={words.refusals} text={words.refusalsText} />
      <nav aria-label={words.overview} className="mt-6">
        <h2 className="text-base font-semibold">{words.overview}</h2>
        <p className="text-sm text-muted">{words.english}</p>
        <ul className="mt-2 divide-y border-y text-sm">
          {groups.flatMap(({ operations }) =>
            operations.map(({ id, method, path, summary }) => (
              <li key={id}>
                <a href={`#${id}`} className="flex flex-wrap gap-x-3 py-2 hover:bg-hover">
                  <span className="font-mono wrap-anywhere sm:w-96">
                    <strong className="inline-block w-16">{method}</strong> {path}
                  </span>
                  <span className="text-muted" lang="en">
                    {summary}
                  </span>
                </a>
              </li>
            )),
          )}
        </ul>
      </nav>
      {groups.map(({ tag, operations }) => (
        <section key={tag} aria-label={tag} lang="en">
          <h2 className="mt-8 mb-3 text-lg font-semibold">{tag}</h2>
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} words={words} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Note({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className="mt-4">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="mt-1 max-w-prose text-sm">{text}</p>
      {children}
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.words.title);
