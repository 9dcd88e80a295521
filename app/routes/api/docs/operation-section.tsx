import type { DocsMessages } from '#app/platform/api/messages.server.ts';
import type { DocumentedOperation } from './document-view.server.ts';
import type { DocumentedField } from './fields.server.ts';
import { Code, DocsRow, DocsTable, Method, WithCode } from './pieces.tsx';

/** One operation: its address, its input and its answers. */
export function OperationSection({ operation, words }: { operation: DocumentedOperation; words: DocsMessages }) {
  const { id, method, path, summary, description, scope, parameters, body, response, answers, example } = operation;
  return (
    <section aria-labelledby={id} className="border-t py-6">
      <h3 id={id} className="scroll-mt-20 text-base font-semibold lg:scroll-mt-6">
        {summary}
      </h3>
      <p className="mt-1 flex text-sm">
        <Method>{method}</Method>
        <span className="min-w-0 font-mono wrap-anywhere">{path}</span>
      </p>
      {description ? (
        <p className="mt-2 max-w-prose text-sm">
          <WithCode text={description} />
        </p>
      ) : null}
      {scope ? (
        <p className="mt-1 text-sm text-muted" lang={words.lang}>
          {scope}
        </p>
      ) : null}
      <Fields title={words.parameters} of={id} fields={parameters} words={words} />
      <Fields title={operation.isBodyRequired ? words.body : words.optionalBody} of={id} fields={body} words={words} />
      <Fields title={words.response} of={id} fields={response} words={words} isAnswer />
      <h4 className="mt-5 text-sm font-medium" lang={words.lang}>
        {words.answers}
      </h4>
      <dl className="mt-1 text-sm">
        {answers.map(({ status, description: meaning }) => (
          <div key={status} className="flex py-0.5">
            <dt className="w-14 shrink-0 tabular-nums">{status}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <WithCode text={meaning} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-sm text-muted" lang={words.lang}>
        {words.general}{' '}
        <a href="#refusals" className="underline">
          {operation.general.join(', ')}
        </a>
      </p>
      <h4 className="mt-5 text-sm font-medium" lang={words.lang}>
        {words.example}
      </h4>
      <Code>{example}</Code>
    </section>
  );
}

interface FieldsProps {
  title: string;
  of: string;
  fields: readonly DocumentedField[];
  words: DocsMessages;
  /** True for an answer, where every field is present. */
  isAnswer?: boolean;
  /** One below the heading above it. */
  level?: 3 | 4;
}

/** Fields with their kind and meaning. */
export function Fields({ title, of, fields, words, isAnswer = false, level = 4 }: FieldsProps) {
  if (fields.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading className="mt-5 text-sm font-medium" lang={words.lang}>
        {title}
      </Heading>
      <DocsTable caption={`${title}: ${of}`} heads={[words.name, words.kind, words.meaning]}>
        {fields.map((field) => (
          <DocsRow
            key={field.name}
            cells={[
              field.name,
              <Kind key="kind" field={field} required={isAnswer ? null : words.required} lang={words.lang} />,
              <Meaning key="meaning" field={field} words={words} />,
            ]}
          />
        ))}
      </DocsTable>
    </>
  );
}

function Kind({ field, required, lang }: { field: DocumentedField; required: string | null; lang: string }) {
  const { kind, object, isRequired } = field;
  return (
    <>
      {object === null ? (
        kind
      ) : (
        <a href={`#object-${object}`} className="underline">
          {kind}
        </a>
      )}
      {isRequired && required !== null ? (
        <span className="ml-2 text-xs font-medium text-ink sm:ml-0 sm:block" lang={lang}>
          {required}
        </span>
      ) : null}
    </>
  );
}

function Meaning({ field: { name, meaning, facts }, words }: { field: DocumentedField; words: DocsMessages }) {
  return (
    <>
      <WithCode text={meaning} />
      {name === 'Idempotency-Key' ? (
        <a href="#repeating" className="block underline" lang={words.lang}>
          {words.repeating}
        </a>
      ) : null}
      {facts ? (
        <span className="block text-xs text-muted" lang={words.lang}>
          {facts}
        </span>
      ) : null}
    </>
  );
}
