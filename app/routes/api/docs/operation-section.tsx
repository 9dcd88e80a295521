import { createElement, Fragment } from 'react';
import type { DocsWords } from '#app/platform/api/words.server.ts';
import { Table, Td, Th } from '#app/ui/table.tsx';
import type { DocumentedField, DocumentedOperation } from './document-view.server.ts';

/** One operation: its address, what it takes and what it answers. */
export function OperationSection({ operation, words }: { operation: DocumentedOperation; words: DocsWords }) {
  const { id, method, path, summary, description, scope, parameters, body, answers, example } = operation;
  return (
    <section aria-labelledby={id} className="border-t py-6">
      <h3 id={id} className="text-base font-semibold">
        {summary}
      </h3>
      <p className="mt-1 font-mono text-sm wrap-anywhere">
        <strong>{method}</strong> {path}
      </p>
      {description ? (
        <p className="mt-2 max-w-prose text-sm">
          <WithCode text={description} />
        </p>
      ) : null}
      {scope ? <p className="mt-1 text-sm text-muted">{scope}</p> : null}
      <Fields title={words.parameters} caption={`${words.parameters}: ${id}`} fields={parameters} words={words} />
      <Fields title={words.body} caption={`${words.body}: ${id}`} fields={body} words={words} />
      <h4 className="mt-4 text-sm font-medium">{words.answers}</h4>
      <dl className="mt-1 text-sm">
        {answers.map(({ status, description: meaning }) => (
          <div key={status} className="flex gap-3 py-0.5">
            <dt className="w-9 tabular-nums">{status}</dt>
            <dd className="min-w-0">
              <WithCode text={meaning} />
            </dd>
          </div>
        ))}
      </dl>
      <h4 className="mt-4 text-sm font-medium">{words.example}</h4>
      <Code>{example}</Code>
    </section>
  );
}

/** What stands between `backticks` is code. */
function WithCode({ text }: { text: string }) {
  const parts = text.split('`').map((part, at) => (at % 2 === 1 ? createElement('code', null, part) : part));
  return createElement(Fragment, null, ...parts);
}

/** Lines for a terminal; long ones scroll inside themselves and can be reached by keyboard. */
export function Code({ children }: { children: string }) {
  return (
    <pre className="mt-1 overflow-x-auto rounded border bg-hover p-3 text-xs" tabIndex={0}>
      <code>{children}</code>
    </pre>
  );
}

interface FieldsProps {
  title: string;
  caption: string;
  fields: readonly DocumentedField[];
  words: DocsWords;
}

function Fields({ title, caption, fields, words }: FieldsProps) {
  if (fields.length === 0) return null;
  const head = (
    <>
      <Th>{words.name}</Th>
      <Th>{words.kind}</Th>
      <Th>{words.meaning}</Th>
    </>
  );
  return (
    <>
      <h4 className="mt-4 text-sm font-medium">{title}</h4>
      <Table caption={caption} head={head}>
        {fields.map(({ name, kind, isRequired, meaning }) => (
          <tr key={name}>
            <Td className="align-top font-mono whitespace-nowrap">{name}</Td>
            <Td className="align-top">
              <span className="text-muted">{kind}</span>
              {isRequired ? <span className="block text-xs font-medium">{words.required}</span> : null}
            </Td>
            <Td className="min-w-40 align-top">
              <WithCode text={meaning} />
            </Td>
          </tr>
        ))}
      </Table>
    </>
  );
}
