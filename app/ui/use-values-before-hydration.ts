import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the values that a person chose before hydration, or that the browser restored. React gets no event for them and would
 * reset the fields with the next change. Runs once, for the parts of `draft` that are text or boolean.
 */
export function useValuesBeforeHydration<Draft extends object>(
  form: RefObject<HTMLFormElement>,
  draft: Draft,
  take: (chosen: Partial<Draft>) => void,
): void {
  const first = useRef({ draft, take });
  useEffect(() => {
    const own = first.current;
    const given = new Map<string, unknown>(Object.entries(own.draft));
    const chosen = [...(form.current?.elements ?? [])].flatMap((control) => {
      const [name, value] = choiceOf(control) ?? ['', null];
      // A page that React renders by itself has no HTML to differ from: its lists show what the draft says.
      const isNew = typeof given.get(name) === typeof value && given.get(name) !== value;
      return isNew ? [[name, value] as const] : [];
    });
    if (chosen.length > 0) own.take(Object.fromEntries(chosen) as Partial<Draft>);
  }, [form]);
}

/** Name and value of a control that differs from the page's HTML; null for the others. */
export function choiceOf(control: Element): [string, string | boolean] | null {
  if (control instanceof HTMLSelectElement) {
    const wasChosen = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
    return control.value === (wasChosen?.value ?? '') ? null : [control.name, control.value];
  }
  if (control instanceof HTMLTextAreaElement)
    return control.value === control.defaultValue ? null : [control.name, control.value];
  if (!(control instanceof HTMLInputElement)) return null;
  if (control.type === 'radio')
    return control.checked && !control.defaultChecked ? [control.name, control.value] : null;
  if (control.type === 'checkbox')
    return control.checked === control.defaultChecked ? null : [control.name, control.checked];
  return control.type === 'hidden' || control.value === control.defaultValue ? null : [control.name, control.value];
}
