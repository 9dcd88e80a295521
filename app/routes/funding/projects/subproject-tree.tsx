import { Archive, GitMerge, Split } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { TreeLine } from '#app/domains/funding/pages/subprojects.server.ts';
import { centsOf } from '#app/domains/funding/rules/money.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { treeOf } from '#app/platform/tree/tree.ts';
import { Badge } from '#app/ui/badge.tsx';
import { type Column, RowLink } from '#app/ui/data-table.tsx';
import { Tree } from '#app/ui/tree.tsx';
import { Progress, RoleList } from '#app/routes/funding/measures/measure-words.tsx';

/** The sub-projects of a grant: budgets and their parts, progress, what is due, who does it. */
export function SubprojectTree({ rows }: { rows: readonly TreeLine[] }) {
  const t = useTranslations('funding.subprojects');
  const { money, date } = useFormats();
  const nodes = useMemo(() => treeOf(rows), [rows]);
  const columns: Column<TreeLine>[] = [
    {
      key: 'budget',
      head: t('budget'),
      width: '12rem',
      align: 'end',
      isLabelled: true,
      className: 'tabular-nums',
      cell: ({ budget, partsBudget, parts, measuresBudget }) => (
        <>
          {money(budget)}
          {parts > 0 ? <p className="text-xs text-muted">{t('partsOf', { amount: money(partsBudget) })}</p> : null}
          {centsOf(measuresBudget) > 0n ? (
            <p className="text-xs text-muted">{t('measuresOf', { amount: money(measuresBudget) })}</p>
          ) : null}
        </>
      ),
    },
    {
      key: 'progress',
      head: t('progress'),
      width: '7.5rem',
      cell: ({ progress, measures }) => (
        <>
          {progress === null ? (
            <span className="text-xs text-muted">{t('noProgress')}</span>
          ) : (
            <Progress value={progress} />
          )}
          <p className="text-xs text-muted">{t('measureCount', { count: measures })}</p>
        </>
      ),
    },
    {
      key: 'due',
      head: t('due'),
      width: '7rem',
      className: 'text-xs tabular-nums',
      cell: ({ nextDue, overdue, isActive, isSplit }) => {
        if (nextDue === null || !(isActive || isSplit)) return null;
        return overdue > 0 ? (
          <Badge tone="warn">{t('overdue', { count: overdue })}</Badge>
        ) : (
          t('nextDue', { date: date(nextDue) })
        );
      },
    },
    {
      key: 'roles',
      head: t('roles'),
      width: 'minmax(0,1.4fr)',
      className: 'text-xs',
      cell: ({ holders, isActive }) => {
        if (holders.length > 0) return <RoleList people={holders} />;
        return isActive ? <span className="text-muted">{t('noRoles')}</span> : null;
      },
    },
  ];
  return (
    <Tree
      label={t('title')}
      nodes={nodes}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      head={t('name')}
      columns={columns}
      cell={(row) => (
        <>
          <RowLink to={paths.funding.subproject(row.id)}>{row.name}</RowLink>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
            {row.number}
            <SubprojectState subproject={row} />
          </p>
        </>
      )}
    />
  );
}

/** Why a sub-project is not active; nothing for an active one. */
export function SubprojectState({
  subproject: { isSplit, isArchived, mergedIntoId },
}: {
  subproject: { readonly isSplit: boolean; readonly isArchived: boolean; readonly mergedIntoId: string | null };
}) {
  const t = useTranslations('funding.subprojects.state');
  if (isSplit) return <Badge icon={Split}>{t('split')}</Badge>;
  if (mergedIntoId !== null) return <Badge icon={GitMerge}>{t('merged')}</Badge>;
  return isArchived ? <Badge icon={Archive}>{t('archived')}</Badge> : null;
}
