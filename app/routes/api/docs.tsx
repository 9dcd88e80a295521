import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/paths.ts';
import { TOKEN_SCOPES } from '#app/permissions.ts';
import { docsMessages } from '#app/platform/api/messages.server.ts';
import { localeFromCookie } from '#app/platform/preferences.server.ts';
import { getActor } from '#app/platform/session.server.ts';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { documentedGroups, documentedObjects, documentedRefusals } from './docs/document-view.server.ts';
import { Fields, OperationSection } from './docs/operation-section.tsx';
import { Code, DocsRow, DocsTable, Method } from './docs/pieces.tsx';

/** The JSON API for people, made from the same document that programs read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = (await getActor(request))?.locale ?? localeFromCookie(request);
  const words = docsMessages(locale);
  const groups = documentedGroups(locale);
  const meanings = {
    'bookings:read': words.read,
    'bookings:write': words.write,
    'bookings:decide': words.decide,
    'doors:open': words.doors,
    'presence:read': words.presence,
    'presence:write': words.visits,
    'actions:write': words.actions,
    'actions:any': words.actionsOfAny,
    'actions:read': words.readActions,
    'shifts:read': words.readShifts,
    'shifts:write': words.writeShifts,
    'shifts:migrate': words.migrateShifts,
    'shifts:own': words.ownShifts,
    'clock:read': words.readClock,
    'clock:write': words.writeClock,
    'times:read': words.readTimes,
    'times:correct': words.correctTimes,
    'funding:read': words.readFunding,
    'funding:write': words.writeFunding,
    'funding:audit': words.auditFunding,
  };
  return {
    words,
    groups,
    objects: documentedObjects(groups, locale),
    refusals: documentedRefusals(locale),
    scopes: (Object.keys(TOKEN_SCOPES) as (keyof typeof TOKEN_SCOPES)[]).map((name) => ({
      name,
      meaning: meanings[name],
    })),
  };
}

export default function ApiDocsScreen() {
  const { words, groups, objects, refusals, scopes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={words.title}
        lede={words.lede}
        actions={
          <a href={paths.api.openapi()} className="inline-flex min-h-11 items-center text-sm underline lg:min-h-6">
            {words.document}
          </a>
        }
      />
      <div className="max-w-6xl xl:grid xl:grid-cols-[minmax(0,1fr)_14rem] xl:gap-x-10">
        <Contents />
        <div className="min-w-0 xl:col-start-1 xl:row-start-1">
          <Note id="access" title={words.access} text={words.accessText}>
            <dl className="mt-2 grid gap-1.5 text-sm">
              {scopes.map(({ name, meaning }) => (
                <div key={name} className="sm:flex">
                  <dt className="w-40 shrink-0 font-mono text-[0.8125rem] leading-5">{name}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
            <Code>npm run token -- eva@example.org bookings:read,bookings:write</Code>
          </Note>
          <Note id="lists" title={words.lists} text={words.listsText} />
          <Note id="repeating" title={words.repeating} text={words.repeatingText} />
          <Note id="refusals" title={words.refusals} text={words.refusalsText}>
            <DocsTable caption={words.refusals} heads={[words.code, words.status, words.remedy]}>
              {refusals.map(({ status, code, advice }) => (
                <DocsRow key={code} cells={[code, status, advice]} />
              ))}
            </DocsTable>
          </Note>
          <p className="mt-8 text-sm text-muted">{words.english}</p>
          {groups.map(({ tag, operations }) => (
            <section key={tag} aria-label={tag} lang="en">
              <h2 className="mt-6 mb-3 text-lg font-semibold">{tag}</h2>
              {operations.map((operation) => (
                <OperationSection key={operation.id} operation={operation} words={words} />
              ))}
            </section>
          ))}
          <h2 id="objects" className="mt-6 scroll-mt-20 text-lg font-semibold lg:scroll-mt-6">
            {words.objects}
          </h2>
          {objects.map(({ name, fields }) => (
            <section key={name} id={`object-${name}`} className="scroll-mt-20 pb-3 lg:scroll-mt-6" lang="en">
              <Fields title={name} of={words.objects} fields={fields} words={words} isAnswer level={3} />
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

/** Next to the text where there is room, above it otherwise. */
function Contents() {
  const { words, groups } = useLoaderData<typeof loader>();
  const sections = ['access', 'lists', 'repeating', 'refusals'] as const;
  const link = 'flex items-baseline py-2 hover:bg-hover xl:py-1';
  return (
    <nav
      aria-label={words.overview}
      className="mb-6 text-sm xl:sticky xl:top-6 xl:col-start-2 xl:row-start-1 xl:mb-0 xl:max-h-[calc(100dvh-3rem)] xl:self-start xl:overflow-y-auto xl:text-[0.8125rem]"
    >
      <h2 className="text-xs font-medium text-muted">{words.overview}</h2>
      <ul className="mt-1 divide-y border-y xl:divide-y-0 xl:border-0">
        {sections.map((section) => (
          <li key={section}>
            <a href={`#${section}`} className={link}>
              {words[section]}
            </a>
          </li>
        ))}
        {groups.flatMap(({ operations }) =>
          operations.map(({ id, method, summary }) => (
            <li key={id}>
              <a href={`#${id}`} className={link}>
                <Method>{method}</Method>
                <span lang="en">{summary}</span>
              </a>
            </li>
          )),
        )}
        <li>
          <a href="#objects" className={link}>
            {words.objects}
          </a>
        </li>
      </ul>
    </nav>
  );
}

interface NoteProps {
  id: string;
  title: string;
  text: string;
  children?: ReactNode;
}

function Note({ id, title, text, children }: NoteProps) {
  return (
    <section className="mt-6 first:mt-0">
      <h2 id={id} className="scroll-mt-20 text-base font-semibold lg:scroll-mt-6">
        {title}
      </h2>
      <p className="mt-1 max-w-prose text-sm">{text}</p>
      {children}
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.words.title);
