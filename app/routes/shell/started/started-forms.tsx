import { useActionData, useLocation, useRouteLoaderData } from '@remix-run/react';
import { Fragment, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { fieldsOf, isChanged, restoreForms, restoreHidden } from '#app/ui/started/form-fields.ts';
import { readStarted, type StartedFields, startedKey, writeStarted } from '#app/ui/started/started-store.ts';
import { Leaving } from './leaving.tsx';
import { useAcceptance } from './use-acceptance.ts';

/** A form whose values React controls. */
export interface StartedValues {
  readonly current: object;
  /** As the server gave them. */
  readonly initial: object;
  /** The version of the record that they are for. */
  readonly version?: number;
  /** Shows other values, and the version they were typed for. */
  readonly take: (values: object, version: number | null) => void;
}

interface StartedFormsProps {
  /** Tells the forms of one address apart. */
  name?: string;
  /** The answer accepted the form, and the page stays. */
  isDone?: boolean;
  /** Without them, every form below with a name in `data-started` is read from the page. */
  values?: StartedValues;
  children: ReactNode;
}

/** The name of the form in `values`. */
const CONTROLLED = 'values';

/**
 * Keeps what is typed into the forms below until they are accepted (decision 026): after a reload, another language, a sign-in
 * or Back it is there again. Asks before a link leaves it. At most one per page, because the router has one blocker.
 */
export function StartedForms({ name = '', isDone = false, values, children }: StartedFormsProps) {
  const t = useTranslations('shell.started');
  const root = useRouteLoaderData('root') as { actor: { id: string } | null } | undefined;
  const { pathname } = useLocation();
  const key = startedKey(root?.actor?.id ?? 'guest', `${pathname} ${name}`);
  const answer: unknown = useActionData();
  const box = useRef<HTMLDivElement>(null);
  const kept = useRef<StartedFields>({});
  const [isStarted, setStarted] = useState(false);
  const [isRestored, setRestored] = useState(false);
  const [generation, setGeneration] = useState(0);
  const newest = useRef({ values, answer });
  useEffect(() => {
    newest.current = { values, answer };
  });

  const store = useCallback(
    (fields: StartedFields) => {
      kept.current = fields;
      writeStarted(key, fields);
      const isAny = Object.keys(fields).length > 0;
      setStarted(isAny);
      if (!isAny) setRestored(false);
    },
    [key],
  );
  const forget = useCallback(
    (form: string) => {
      const { [form]: _forgotten, ...others } = kept.current;
      store(others);
    },
    [store],
  );

  useEffect(() => {
    const { values: given, answer: sent } = newest.current;
    // The answer shows what was sent last.
    if (sent !== undefined) return;
    const stored = readStarted(key);
    const back = given ? restoreValues(given, stored) : restoreForms(box.current, stored);
    store(back);
    setRestored(Object.keys(back).length > 0);
  }, [key, store]);

  const current = values?.current;
  const seen = useRef(current);
  useEffect(() => {
    const given = newest.current.values;
    if (!given || current === seen.current) return;
    seen.current = current;
    if (isSame(current, given.initial)) forget(CONTROLLED);
    else store({ [CONTROLLED]: { values: current, version: given.version ?? null } });
  }, [current, forget, store]);

  useEffect(() => {
    const onInput = ({ target }: Event) => {
      const form = target instanceof Element && 'form' in target ? target.form : null;
      const started = form instanceof HTMLFormElement ? form.dataset['started'] : undefined;
      if (!(form instanceof HTMLFormElement) || started === undefined) return;
      // After a refusal the page's HTML has what was sent, which is not accepted yet.
      const isRefused = newest.current.answer !== undefined && started in kept.current;
      if (isChanged(form) || isRefused) store({ ...kept.current, [started]: fieldsOf(form, kept.current[started]) });
      else forget(started);
    };
    const node = box.current;
    node?.addEventListener('input', onInput);
    node?.addEventListener('change', onInput);
    return () => {
      node?.removeEventListener('input', onInput);
      node?.removeEventListener('change', onInput);
    };
  }, [forget, store]);

  const nameOf = (form: HTMLFormElement) => (values ? CONTROLLED : (form.dataset['started'] ?? null));
  const onSent = useAcceptance(nameOf, forget);
  useEffect(() => {
    if (isDone) store({});
  }, [isDone, store]);

  const discard = () => {
    store({});
    values?.take(values.initial, null);
    setGeneration((before) => before + 1);
  };
  return (
    <div
      ref={box}
      className="contents"
      onSubmitCapture={(event) => {
        if (!(event.target instanceof HTMLFormElement)) return;
        restoreHidden(event.target, kept.current[nameOf(event.target) ?? '']);
        onSent(event.target);
      }}
      // The link of a stale form loads the record as it is now.
      onClickCapture={({ target }) => {
        if (target instanceof Element && target.closest('[data-forget]')) store({});
      }}
    >
      {isRestored ? (
        <Notice className="mb-5 max-w-2xl">
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {t('restored')}
            <Button type="button" onClick={discard}>
              {t('discard')}
            </Button>
          </span>
        </Notice>
      ) : null}
      {/* Without the old elements, forms that React does not control show the server's values again. */}
      <Fragment key={values ? 0 : generation}>{children}</Fragment>
      {isStarted ? <Leaving /> : null}
    </div>
  );
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Shows the kept values, unless the page has the same. Returns what is shown. */
function restoreValues({ current, take }: StartedValues, stored: StartedFields): StartedFields {
  const kept = stored[CONTROLLED];
  if (typeof kept !== 'object' || kept === null || !('values' in kept) || !('version' in kept)) return {};
  const { values, version } = kept;
  if (typeof values !== 'object' || values === null || isSame(values, current)) return {};
  take(values, typeof version === 'number' ? version : null);
  return { [CONTROLLED]: kept };
}
