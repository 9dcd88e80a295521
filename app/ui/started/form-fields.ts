import { choiceOf } from '#app/ui/use-values-before-hydration.ts';
import type { StartedFields } from './started-store.ts';

/** Name of a control within its form -> its value, or whether it is ticked. */
type FormFields = Readonly<Record<string, string | boolean>>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Never kept: passwords and files. Hidden fields belong to the page, except one that says so (`data-kept`, a version). */
const UNKEPT = new Set(['password', 'file', 'submit', 'button', 'reset', 'image']);

function controlsOf(form: HTMLFormElement): Map<string, Control> {
  const controls = new Map<string, Control>();
  for (const control of form.elements) {
    if (!isKept(control)) continue;
    const base = isTick(control) ? `${control.name}=${control.value}` : control.name;
    let name = base;
    for (let count = 2; controls.has(name); count += 1) name = `${base} ${count}`;
    controls.set(name, control);
  }
  return controls;
}

function isKept(control: Element): control is Control {
  if (control instanceof HTMLInputElement)
    return (
      control.name !== '' &&
      !UNKEPT.has(control.type) &&
      (control.type !== 'hidden' || control.dataset['kept'] !== undefined)
    );
  return (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) && control.name !== '';
}

const isTick = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
const isHidden = (control: Control): boolean => control.type === 'hidden';
const valueOf = (control: Control): string | boolean => (isTick(control) ? control.checked : control.value);

/** The fields as they are; hidden ones as they were kept before. */
export function fieldsOf(form: HTMLFormElement, before: unknown): FormFields {
  const kept = isFields(before) ? before : {};
  return Object.fromEntries(
    [...controlsOf(form)].map(([name, control]) => [name, (isHidden(control) && kept[name]) || valueOf(control)]),
  );
}

/** Writes the kept hidden fields just before the form is sent: React resets them with every other change. */
export function restoreHidden(form: HTMLFormElement, kept: unknown): void {
  if (!isFields(kept)) return;
  for (const [name, control] of controlsOf(form)) {
    const value = kept[name];
    if (isHidden(control) && typeof value === 'string') control.value = value;
  }
}

/** True when a control differs from the page's HTML. A selection outside the form's element is kept with it, but starts nothing. */
export function isChanged(form: HTMLFormElement): boolean {
  return [...controlsOf(form).values()].some((control) => form.contains(control) && choiceOf(control) !== null);
}

/** The forms below that have a name. */
export const startedFormsIn = (box: HTMLElement | null): HTMLFormElement[] => [
  ...(box?.querySelectorAll<HTMLFormElement>('form[data-started]') ?? []),
];

/** Restores each form below that has a name and kept fields. Returns the fields that are shown now. */
export function restoreForms(box: HTMLElement | null, stored: StartedFields): StartedFields {
  return Object.fromEntries(
    startedFormsIn(box).flatMap((form) => {
      const name = form.dataset['started'] ?? '';
      const fields = stored[name];
      return isFields(fields) && restoreFields(form, fields) ? [[name, fields] as const] : [];
    }),
  );
}

const isFields = (value: unknown): value is FormFields =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((field) => typeof field === 'string' || typeof field === 'boolean');

/** Writes the fields into the form, as typing does. False when the page shows all of them already; then nothing is written. */
function restoreFields(form: HTMLFormElement, fields: FormFields): boolean {
  const different = [...controlsOf(form)].filter(([name, control]) => {
    const kept = fields[name];
    return kept !== undefined && !isHidden(control) && kept !== valueOf(control) && canTake(control, kept);
  });
  for (const [name, control] of different) {
    write(control, fields[name] ?? '');
    // A closed panel would hide what is back.
    const panel = control.closest('details');
    if (panel) panel.open = true;
  }
  return different.length > 0;
}

const canTake = (control: Control, value: string | boolean): boolean =>
  !(control instanceof HTMLSelectElement) || [...control.options].some((option) => option.value === value);

/** React overrides `value` of each element and would miss the change without the setter of the prototype. */
function write(control: Control, value: string | boolean): void {
  if (isTick(control)) {
    if (control.checked !== value) control.click();
    return;
  }
  const prototype = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}
