import { Link } from '@remix-run/react';
import { FileText, GitFork } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RelatedSubproject, SubprojectView } from '#app/domains/funding/pages/subprojects.server.ts';
import { centsOf } from '#app/domains/funding/rules/money.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { Progress, RoleList } from '#app/routes/funding/measures/measure-words.tsx';

/** Money, place, progress and grey fields of a sub-project. */
export function SubprojectFacts({ subproject: found }: { subproject: SubprojectView }) {
  const t = useTranslations('funding.subprojects');
  const words = useTranslations('funding.projects');
  const { money, date } = useFormats();
  const more = [
    found.parts > 0 ? t('partsOf', { amount: money(found.partsBudget) }) : null,
    centsOf(found.measuresBudget) > 0n ? t('measuresOf', { amount: money(found.measuresBudget) }) : null,
  ].filter((one) => one !== null);
  return (
    <>
      <Facts>
        <Fact name={t('budget')}>
          {money(found.budget)}
          {more.length > 0 ? <span className="text-muted"> · {more.join(' · ')}</span> : null}
        </Fact>
        <Fact name={words('spent')}>
          {money(found.spent)}
          {' · '}
          <Link
            to={paths.funding.receipts(found.grantId)}
            className="tap inline-flex items-center underline underline-offset-2 max-lg:-my-2.5 lg:min-h-0"
          >
            {words('receipts')}
          </Link>
        </Fact>
        <Fact name={words('received')}>{centsOf(found.received) === 0n ? null : money(found.received)}</Fact>
        <Fact name={t('parent')}>
          {t('level', { level: String(found.level) })}
          {found.parent ? (
            <>
              {' · '}
              <Related one={found.parent} />
            </>
          ) : null}
        </Fact>
        <Fact name={t('parts')}>{found.children.length === 0 ? null : <RelatedList all={found.children} />}</Fact>
        <Fact name={t('state.merged')}>{found.mergedInto ? <Related one={found.mergedInto} /> : null}</Fact>
        <Fact name={t('progress')}>
          {found.progress === null ? t('noProgress') : <Progress value={found.progress} />}
        </Fact>
        <Fact name={t('due')}>
          {found.overdue > 0 ? (
            <Badge tone="warn">{t('overdue', { count: found.overdue })}</Badge>
          ) : found.nextDue === null ? null : (
            t('nextDue', { date: date(found.nextDue) })
          )}
        </Fact>
        <Fact name={t('roles')}>
          {found.holders.length > 0 ? <RoleList people={found.holders} /> : found.isActive ? t('noRoles') : null}
        </Fact>
      </Facts>
      {found.masterData.length > 0 ? (
        <section aria-labelledby="stammdaten" className="mt-8 max-w-3xl rounded-md border bg-sunken px-4 py-3">
          <h2 id="stammdaten" className="mb-1 text-sm font-semibold">
            {t('masterData')}
          </h2>
          <Facts>
            {found.masterData.map(({ name, value, source }) => (
              <Fact key={name} name={name}>
                {value} <Badge icon={source === 'inherited' ? GitFork : FileText}>{t(`sources.${source}`)}</Badge>
              </Fact>
            ))}
          </Facts>
        </section>
      ) : null}
    </>
  );
}

function RelatedList({ all }: { all: readonly RelatedSubproject[] }) {
  return (
    <ul>
      {all.map((one) => (
        <li key={one.id}>
          <Related one={one} />
        </li>
      ))}
    </ul>
  );
}

function Related({ one }: { one: RelatedSubproject }) {
  return (
    <Link
      to={paths.funding.subproject(one.id)}
      className="tap inline-flex items-center underline underline-offset-2 lg:min-h-0"
    >
      {one.number} {one.name}
    </Link>
  );
}
