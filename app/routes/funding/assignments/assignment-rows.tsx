import { useTranslations } from 'use-intl';
import type { AssignmentLine, InheritedRole } from '#app/domains/funding/pages/assignments.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Section } from '#app/routes/start/section.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { AssignmentAnswer } from './act.server.ts';
import { DatesAndRemark } from './assign-form.tsx';
import { type AssignmentValues, NEW_ASSIGNMENT } from './values.ts';

interface AssignmentRowProps {
  line: AssignmentLine;
  action: string;
  today: string;
  mayEdit: boolean;
  answer: AssignmentAnswer | null;
}

/** A role with its days; for admins with the forms that change and end it. */
export function AssignmentRow({ line, action, today, mayEdit, answer }: AssignmentRowProps) {
  const t = useTranslations('funding.assignments');
  const own = answer?.assignmentId === line.id ? answer : null;
  return (
    <li className="py-3 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="min-w-0 grow font-semibold wrap-anywhere" lang="de">
          {line.name}
        </span>
        <Badge>{t(`roles.${line.role}`)}</Badge>
        {line.phase === 'coming' ? <Badge tone="info">{t('coming')}</Badge> : null}
      </div>
      <p className="mt-0.5 text-muted tabular-nums">
        <Days line={line} />
        {line.assignedBy === null ? null : (
          <>
            {' '}
            · <span lang="de">{t('by', { name: line.assignedBy })}</span>
          </>
        )}
      </p>
      {line.remark === null ? null : <p className="mt-1 whitespace-pre-line">{line.remark}</p>}
      {mayEdit && line.phase !== 'past' ? (
        <details className="mt-1" open={own?.form ? true : undefined}>
          <summary
            aria-label={t('editNamed', { role: t(`roles.${line.role}`), name: line.name })}
            className="tap inline-flex cursor-pointer items-center underline underline-offset-2 lg:min-h-6"
          >
            {t('edit')}
          </summary>
          <EditForm line={line} action={action} answer={own} />
          <EndForm line={line} action={action} today={today} answer={own} />
        </details>
      ) : null}
    </li>
  );
}

function Days({ line: { validFrom, validUntil, phase } }: { line: AssignmentLine }) {
  const t = useTranslations('funding.assignments');
  const format = useFormats();
  const from = format.date(validFrom);
  if (validUntil !== null) return <>{t('range', { from, until: format.date(validUntil) })}</>;
  return <>{t(phase === 'coming' ? 'comingRange' : 'openRange', { from })}</>;
}

type FormProps = Pick<AssignmentRowProps, 'line' | 'action' | 'answer'>;

function EditForm({ line, action, answer }: FormProps) {
  const t = useTranslations('funding.assignments');
  const form = answer?.intent === 'save' ? answer.form : null;
  const { validFrom, validUntil, remark } = line;
  const stored = { ...NEW_ASSIGNMENT, validFrom, validUntil: validUntil ?? '', remark: remark ?? '' };
  const field = (name: keyof AssignmentValues) => ({ id: `${line.id}-${name}`, name, errors: form?.errors[name] });
  return (
    <EntityForm
      key={line.version}
      action={action}
      version={line.version}
      answer={form}
      className="my-3 grid gap-4 border-l-2 pl-4"
    >
      <input type="hidden" name="assignmentId" value={line.id} data-kept="" />
      <DatesAndRemark first={form?.values ?? stored} field={field} hasBegun={line.phase === 'current'} />
      <div>
        <SaveButton>{t('save')}</SaveButton>
      </div>
    </EntityForm>
  );
}

/** Ends a role after its last day, or takes one back that has not begun. */
function EndForm({ line, action, today, answer }: FormProps & { today: string }) {
  const t = useTranslations('funding.assignments');
  const form = answer?.intent === 'end' ? answer.form : null;
  const isComing = line.phase === 'coming';
  return (
    <EntityForm
      action={action}
      intent="end"
      version={null}
      answer={form}
      className="my-3 flex flex-wrap items-end gap-4 border-l-2 pl-4"
    >
      <input type="hidden" name="assignmentId" value={line.id} data-kept="" />
      {isComing ? (
        <input type="hidden" name="lastDay" value={today} data-kept="" />
      ) : (
        <Field
          field={{ id: `${line.id}-lastDay`, name: 'lastDay', errors: form?.errors['lastDay'] }}
          label={t('lastDay')}
          help={t('lastDayHelp')}
        >
          <Input type="date" name="lastDay" defaultValue={form?.values.lastDay || today} min={today} required />
        </Field>
      )}
      <SaveButton>{t(isComing ? 'remove' : 'end')}</SaveButton>
    </EntityForm>
  );
}

/** Roles of the sub-project and of the measures above, which apply here, too. */
export function InheritedRows({ roles }: { roles: readonly InheritedRole[] }) {
  const t = useTranslations('funding.assignments');
  const format = useFormats();
  return (
    <Section id="von-oben" title={t('inherited')}>
      <p className="py-2 text-sm text-muted">{t('inheritedHint')}</p>
      <ul className="divide-y text-sm">
        {roles.map(({ id, role, name, measure, validUntil }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 grow wrap-anywhere">
              <span className="font-semibold" lang="de">
                {name}
              </span>{' '}
              <span className="text-muted">
                · {measure ?? t('ofSubproject')}
                {validUntil === null ? null : ` · ${t('validUntil')} ${format.date(validUntil)}`}
              </span>
            </span>
            <Badge>{t(`roles.${role}`)}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}
