import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { MeasurePage } from '#app/domains/funding/pages/measure.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { MeasureStatusBadge, Progress, RoleList, useDayRange } from './measure-words.tsx';

/** The sub-project and the measures above, as links where the person may read them. */
export function PlacePath({ place, above }: Pick<MeasurePage, 'place' | 'above'>) {
  const name = `${place.number} ${place.name}`;
  const link = 'tap inline-flex items-center underline underline-offset-2 hover:text-ink lg:min-h-6';
  return (
    <span lang="de" className="flex flex-wrap items-center gap-x-2">
      {place.isReadable ? (
        <Link to={paths.funding.subproject(place.id)} className={link}>
          {name}
        </Link>
      ) : (
        name
      )}
      {above.map(({ id, number, title }) => (
        <span key={id} className="flex items-center gap-x-2">
          <span aria-hidden>›</span>
          <Link to={paths.funding.measure(id)} className={link}>
            {number} {title}
          </Link>
        </span>
      ))}
    </span>
  );
}

/** The fields of a measure for those who do not change it. */
export function MeasureFacts({ measure }: Pick<MeasurePage, 'measure'>) {
  const t = useTranslations('funding.measures');
  const format = useFormats();
  const range = useDayRange();
  return (
    <Facts label={t('measure')}>
      <Fact name={t('status')}>
        <MeasureStatusBadge status={measure.status} />
      </Fact>
      <Fact name={t('progress')}>
        <Progress value={measure.progress} />
      </Fact>
      <Fact name={t('planned')}>{range(measure.plannedFrom, measure.plannedUntil)}</Fact>
      <Fact name={t('actual')}>{range(measure.actualFrom, measure.actualUntil, true)}</Fact>
      <Fact name={t('budget')}>{measure.budget === null ? null : format.money(measure.budget)}</Fact>
      <Fact name={t('description')}>
        {measure.description === null ? null : <span className="whitespace-pre-line">{measure.description}</span>}
      </Fact>
    </Facts>
  );
}

/** Who has a role in this very measure. */
export function MeasureRoles({ people }: Pick<MeasurePage, 'people'>) {
  const t = useTranslations('funding.measures');
  return (
    <section aria-labelledby="rollen" className="mt-10 text-sm">
      <h2 id="rollen" className="mb-2 text-base font-semibold">
        {t('people')}
      </h2>
      {people.length === 0 ? <p className="text-muted">{t('noPeople')}</p> : <RoleList people={people} />}
    </section>
  );
}
