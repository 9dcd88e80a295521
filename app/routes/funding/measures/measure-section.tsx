import { ListTree, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MeasureSection as Section, ShownMeasure } from '#app/domains/funding/pages/measures.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { treeOf } from '#app/platform/tree/tree.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { type Column, RowLink } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Tree } from '#app/ui/tree.tsx';
import { DueBadge, MeasureStatusBadge, Progress, RoleList, useDayRange } from './measure-words.tsx';
import { TimeBars } from './time-bar.tsx';

interface MeasureSectionProps {
  section: Section;
  /** "Maßnahmen" unless another title is given. */
  title?: string;
  /** Shows the link to a new measure: below the sub-project, or below the measure `parentId`. */
  canAdd: boolean;
  parentId?: string;
}

/** The measures of a sub-project, or those below a measure: as a tree, and on a time line. */
export function MeasureSection({ section, title, canAdd, parentId }: MeasureSectionProps) {
  const t = useTranslations('funding.measures');
  const { subprojectId, measures } = section;
  const add = canAdd ? (
    <LinkButton
      to={paths.funding.newMeasure(subprojectId, parentId === undefined ? {} : { unter: parentId })}
      icon={<Plus aria-hidden />}
    >
      {t(parentId === undefined ? 'new' : 'newBelow')}
    </LinkButton>
  ) : null;
  return (
    <section aria-labelledby="massnahmen" className="mt-10">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="massnahmen" className="text-base font-semibold">
          {title ?? t('title')}
        </h2>
        {measures.length > 0 || parentId !== undefined ? add : null}
      </div>
      {measures.length === 0 && parentId !== undefined ? null : measures.length === 0 ? (
        <EmptyState icon={ListTree} title={t('none')} action={add}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <MeasureTree label={title ?? t('title')} measures={measures} />
          <TimeBars section={section} />
        </>
      )}
    </section>
  );
}

function MeasureTree({ label, measures }: { label: string; measures: readonly ShownMeasure[] }) {
  const t = useTranslations('funding.measures');
  const format = useFormats();
  const range = useDayRange();
  const columns: Column<ShownMeasure>[] = [
    {
      key: 'status',
      head: t('status'),
      width: '8rem',
      cell: ({ status, due }) => (
        <span className="flex flex-wrap gap-1.5">
          <MeasureStatusBadge status={status} />
          {due ? <DueBadge due={due} /> : null}
        </span>
      ),
    },
    {
      key: 'dates',
      head: t('dates'),
      width: '14.5rem',
      className: 'tabular-nums',
      cell: ({ plannedFrom, plannedUntil, actualFrom, actualUntil }) => (
        <>
          <Days label={t('planned')}>{range(plannedFrom, plannedUntil)}</Days>
          <Days label={t('actual')}>{range(actualFrom, actualUntil, true)}</Days>
        </>
      ),
    },
    { key: 'progress', head: t('progress'), width: '7.5rem', cell: ({ progress }) => <Progress value={progress} /> },
    {
      key: 'budget',
      head: t('budget'),
      width: '7rem',
      align: 'end',
      isLabelled: true,
      className: 'tabular-nums',
      cell: ({ budget }) => (budget === null ? null : format.money(budget)),
    },
  ];
  return (
    <Tree
      label={label}
      nodes={treeOf(measures)}
      keyOf={({ id }) => id}
      nameOf={({ number, title }) => `${number} ${title}`}
      head={t('measure')}
      cell={(measure) => <MeasureName measure={measure} />}
      columns={columns}
    />
  );
}

/** One of the two periods below each other; nothing without a day. */
function Days({ label, children }: { label: string; children: string | null }) {
  if (children === null) return null;
  return (
    <p>
      <span className="text-xs text-muted">{label}: </span>
      {children}
    </p>
  );
}

function MeasureName({ measure: { id, number, title, people } }: { measure: ShownMeasure }) {
  return (
    <>
      <RowLink to={paths.funding.measure(id)}>
        <span>
          <span className="font-normal text-muted tabular-nums">{number}</span> {title}
        </span>
      </RowLink>
      {people.length === 0 ? null : (
        <div className="text-xs">
          <RoleList people={people} />
        </div>
      )}
    </>
  );
}
