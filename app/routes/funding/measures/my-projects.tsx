import { Link } from '@remix-run/react';
import { FolderOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyMeasure, MyProjects as Found, MySubproject } from '#app/domains/funding/pages/my-projects.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Section } from '#app/routes/start/section.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { DueBadge, MeasureStatusBadge, Progress } from './measure-words.tsx';

/** What the person works on by the own roles of today: what is due first, then sub-projects and single measures. */
export function MyProjects({ projects }: { projects: Found }) {
  const t = useTranslations('funding.myProjects');
  const { due, subprojects, measures, past } = projects;
  if (subprojects.length + measures.length + past.length === 0)
    return (
      <EmptyState icon={FolderOpen} title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  return (
    <div className="grid max-w-3xl gap-10">
      <Section id="faellig" title={t('due')}>
        {due.length === 0 ? (
          <p className="py-3 text-sm text-muted">{t('noDue')}</p>
        ) : (
          <ul className="divide-y">
            {due.map((measure) => (
              <MeasureItem key={measure.id} measure={measure} due={measure.due} />
            ))}
          </ul>
        )}
      </Section>
      {subprojects.length > 0 ? (
        <Section id="teilprojekte" title={t('subprojects')}>
          <ul className="divide-y">
            {subprojects.map((one) => (
              <SubprojectItem key={one.id} subproject={one} />
            ))}
          </ul>
        </Section>
      ) : null}
      {measures.length > 0 ? (
        <Section id="massnahmen" title={t('measures')}>
          <ul className="divide-y">
            {measures.map((measure) => (
              <MeasureItem key={measure.id} measure={measure} due={null} />
            ))}
          </ul>
        </Section>
      ) : null}
      {past.length > 0 ? (
        <details>
          <summary className="tap cursor-pointer text-sm font-semibold">
            {t('past')} ({past.length})
          </summary>
          <ul className="divide-y text-sm">
            {past.map(({ id, number, name }) => (
              <li key={id} className="py-1">
                <ItemLink to={paths.funding.subproject(id)} number={number} name={name} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function ItemLink({ to, number, name }: { to: string; number: string; name: string }) {
  return (
    <Link
      to={to}
      lang="de"
      className="tap inline-flex min-w-0 items-center font-semibold wrap-anywhere underline-offset-2 hover:underline lg:min-h-6"
    >
      <span>
        <span className="font-normal text-muted tabular-nums">{number}</span> {name}
      </span>
    </Link>
  );
}

function Roles({ roles }: Pick<MySubproject, 'roles'>) {
  const t = useTranslations('funding.assignments.roles');
  return (
    <span className="flex flex-wrap gap-1.5">
      {roles.map((role) => (
        <Badge key={role}>{t(role)}</Badge>
      ))}
    </span>
  );
}

function SubprojectItem({ subproject }: { subproject: MySubproject }) {
  const t = useTranslations('funding.myProjects');
  const format = useFormats();
  const { id, number, name, grantTitle, roles, until, progress, overdue } = subproject;
  return (
    <li className="grid gap-1 py-2.5 text-sm">
      <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <ItemLink to={paths.funding.subproject(id)} number={number} name={name} />
        <Roles roles={roles} />
      </span>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        <span lang="de">{grantTitle}</span>
        {progress === null ? null : <Progress value={progress} />}
        {overdue > 0 ? <span className="font-medium text-bad">{t('overdue', { count: overdue })}</span> : null}
        {until === null ? null : <span>{t('until', { date: format.date(until) })}</span>}
      </span>
    </li>
  );
}

function MeasureItem({ measure, due }: { measure: MyMeasure; due: 'overdue' | 'soon' | null }) {
  const t = useTranslations('funding.myProjects');
  const format = useFormats();
  const { id, number, title, subprojectName, status, progress, plannedUntil, roles } = measure;
  return (
    <li className="grid gap-1 py-2.5 text-sm">
      <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <ItemLink to={paths.funding.measure(id)} number={number} name={title} />
        {due ? <DueBadge due={due} /> : <Roles roles={roles} />}
      </span>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        <span lang="de">{subprojectName}</span>
        <MeasureStatusBadge status={status} />
        <Progress value={progress} />
        {plannedUntil === null ? null : <span>{t('dueOn', { date: format.date(plannedUntil) })}</span>}
      </span>
    </li>
  );
}
