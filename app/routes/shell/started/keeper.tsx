import { useActionData, useLocation, useRouteLoaderData } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SignedOutNotice } from '#app/routes/account/signed-out-notice.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { fieldsOf, isChanged, restoreForms, restoreHidden, startedFormsIn } from '#app/ui/started/form-fields.ts';
import { readStarted, type StartedFields, startedKey, writeStarted } from '#app/ui/started/started-store.ts';
import { LeaveQuestion } from './leave-question.tsx';
import type { KeeperProps, StartedValues } from './started.ts';
import { useAcceptance } from './use-acceptance.ts';

/** The name of the form in `values`. */
const CONTROLLED = 'values';

/** Stores the started forms of the box at every change, restores them once, and protects them from links. */
export function Keeper({ box, name = '', isDone = false, isSignedOut = false, values, onDiscard }: KeeperProps) {
  const t = useTranslations('shell.started');
  const root = useRouteLoaderData('root') as { actor: { id: string } | null } | undefined;
  const { pathname } = useLocation();
  // A page that is read again after the session ended still has that person's form.
  const [person] = useState(root?.actor?.id ?? 'guest');
  const key = startedKey(person, `${pathname} ${name}`);
  const answer: unknown = useActionData();
  const kept = useRef<StartedFields>({});
  const [isStarted, setStarted] = useState(false);
  const [isRestored, setRestored] = useState(false);
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
    // After an answer, the page shows what was sent last.
    const stored = sent === undefined ? readStarted(key) : {};
    const back = given ? restoreValues(given, stored) : restoreForms(box.current, stored);
    // What was typed before the keeper was there.
    const early = given ? changedValues(given) : changedForms(box.current);
    store({ ...early, ...back });
    setRestored(Object.keys(back).length > 0);
  }, [box, key, store]);

  const current = values?.current;
  const seen = useRef(current);
  useEffect(() => {
    const given = newest.current.values;
    if (!given || current === seen.current) return;
    seen.current = current;
    store(changedValues(given));
  }, [current, store]);

  const isControlled = values !== undefined;
  const nameOf = useCallback(
    (form: HTMLFormElement) => (isControlled ? CONTROLLED : (form.dataset['started'] ?? null)),
    [isControlled],
  );
  const onSent = useAcceptance(nameOf, forget);
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
    // In the capture phase: before Remix reads the form.
    const onSubmit = ({ target }: Event) => {
      if (!(target instanceof HTMLFormElement)) return;
      restoreHidden(target, kept.current[nameOf(target) ?? '']);
      onSent(target);
    };
    // The link of a stale form loads the record as it is now.
    const onClick = ({ target }: Event) => {
      if (target instanceof Element && target.closest('[data-forget]')) store({});
    };
    const abort = new AbortController();
    const { signal } = abort;
    box.current?.addEventListener('input', onInput, { signal });
    box.current?.addEventListener('change', onInput, { signal });
    box.current?.addEventListener('submit', onSubmit, { signal, capture: true });
    box.current?.addEventListener('click', onClick, { signal, capture: true });
    return () => abort.abort();
  }, [box, forget, nameOf, onSent, store]);

  useEffect(() => {
    if (isDone) store({});
  }, [isDone, store]);

  const discard = () => {
    store({});
    values?.take(values.initial, null);
    onDiscard();
  };
  return (
    <>
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
      {isSignedOut ? (
        <div className="sticky top-16 z-20 mb-5 max-w-2xl lg:top-3">
          <SignedOutNotice />
        </div>
      ) : null}
      {isStarted ? <LeaveQuestion /> : null}
    </>
  );
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function changedValues({ current, initial, version }: StartedValues): StartedFields {
  return isSame(current, initial) ? {} : { [CONTROLLED]: { values: current, version: version ?? null } };
}

function changedForms(box: HTMLElement | null): StartedFields {
  const forms = startedFormsIn(box).filter(isChanged);
  return Object.fromEntries(forms.map((form) => [form.dataset['started'] ?? '', fieldsOf(form, null)] as const));
}

/** Shows the kept values, unless the page has the same. Returns what is shown. */
function restoreValues({ current, take }: StartedValues, stored: StartedFields): StartedFields {
  const kept = stored[CONTROLLED];
  if (typeof kept !== 'object' || kept === null || !('values' in kept) || !('version' in kept)) return {};
  const { values, version } = kept;
  if (typeof values !== 'object' || values === null || isSame(values, current)) return {};
  take(values, typeof version === 'number' ? version : null);
  return { [CONTROLLED]: kept };
}
