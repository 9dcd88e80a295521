import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext } from 'react';
import { cx } from './cx.ts';

/** The state of a field; the metadata of conform has this shape. */
export interface FieldState {
  readonly id: string;
  readonly name?: string;
  readonly errors?: readonly string[] | undefined;
  readonly errorId?: string;
  readonly descriptionId?: string;
  readonly required?: boolean | undefined;
}

interface ControlLink {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

const ControlContext = createContext<ControlLink | null>(null);

interface FieldProps {
  field: FieldState;
  /** In the page's language; without it, the errors of `field` are shown as they are. */
  errors?: readonly string[] | undefined;
  label: ReactNode;
  help?: ReactNode;
  /** Shows "(optional)" after the label; most fields are required, so only the others are marked. */
  optionalLabel?: string;
  className?: string;
  children: ReactNode;
}

/** Label above, help below, the error at the field. The control inside takes its id and descriptions from the context. */
export function Field({ field: given, errors, label, help, optionalLabel, className, children }: FieldProps) {
  const field = stateOf(given, errors);
  const link = controlLink(field, Boolean(help));
  return (
    <div className={cx('grid content-start gap-1.5', className)}>
      <label htmlFor={field.id} className="text-sm font-medium">
        {label}
        {optionalLabel ? <span className="font-normal text-muted"> ({optionalLabel})</span> : null}
      </label>
      <ControlContext.Provider value={link}>{children}</ControlContext.Provider>
      <FieldNotes field={field} help={help} />
    </div>
  );
}

interface FieldsetProps extends Omit<FieldProps, 'optionalLabel'> {}

/** A group of choices under one question. */
export function Fieldset({ field: given, errors, label, help, className, children }: FieldsetProps) {
  const field = stateOf(given, errors);
  const link = controlLink(field, Boolean(help));
  return (
    <fieldset id={field.id} className={cx('grid min-w-0 gap-1.5', className)} aria-describedby={link.describedBy}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {children}
      <FieldNotes field={field} help={help} />
    </fieldset>
  );
}

function FieldNotes({ field, help }: { field: FieldState; help: ReactNode }) {
  const hasErrors = Boolean(field.errors?.length);
  return (
    <>
      {hasErrors ? (
        <p id={errorIdOf(field)} className="flex gap-1.5 text-xs font-medium text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>{field.errors?.join(' ')}</span>
        </p>
      ) : null}
      {help ? (
        <p id={helpIdOf(field)} className="text-xs text-muted">
          {help}
        </p>
      ) : null}
    </>
  );
}

/** Read one by one: conform's metadata is a proxy, and a spread loses its fields. */
function stateOf(field: FieldState, errors: readonly string[] | undefined): FieldState {
  const { id, errorId, descriptionId } = field;
  return { id, errorId, descriptionId, errors: errors ?? field.errors };
}

const errorIdOf = (field: FieldState): string => field.errorId ?? `${field.id}-error`;
const helpIdOf = (field: FieldState): string => field.descriptionId ?? `${field.id}-help`;

function controlLink(field: FieldState, hasHelp: boolean): ControlLink {
  const isInvalid = Boolean(field.errors?.length);
  const ids = [isInvalid && errorIdOf(field), hasHelp && helpIdOf(field)].filter(Boolean);
  return { id: field.id, describedBy: ids.length > 0 ? ids.join(' ') : undefined, isInvalid };
}

/** Attributes that tie a control to the field around it. */
export function useControl(): {
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
} {
  const link = useContext(ControlContext);
  if (!link) return {};
  return { id: link.id, 'aria-describedby': link.describedBy, 'aria-invalid': link.isInvalid || undefined };
}
