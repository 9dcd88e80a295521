import { Link } from '@remix-run/react';
import { Archive, type LucideIcon, Merge, Pencil, Plus, Split } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HistoryEvent, NamedSubproject } from '#app/domains/funding/pages/history-page.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { RoleLines } from './role-lines.tsx';

type MasterField = HistoryEvent['inherited'][number];

const ICONS: Record<HistoryEvent['action'], LucideIcon> = {
  created: Plus,
  split: Split,
  merge: Merge,
  update: Pencil,
  archived: Archive,
};

type TimedEvent = HistoryEvent & { readonly time: string };

/** One event: what, when, who, what came of it, and the state before. */
export function HistoryEntry({ event }: { event: TimedEvent }) {
  const t = useTranslations('funding.history');
  const format = useFormats();
  const Icon = ICONS[event.action];
  return (
    <li className="grid gap-2 py-4">
      <div className="flex gap-3">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <div className="min-w-0">
          <h2 className="text-sm font-semibold">{t(`action.${titleOf(event)}`)}</h2>
          <p className="text-xs text-muted tabular-nums">
            {t('by', { time: event.time, who: event.who ?? t('erased') })}
          </p>
        </div>
      </div>
      <div className="pl-7">
        <Facts>
          <Fact name={t('from')}>
            {event.action === 'created' && event.parent ? <Named of={event.parent} /> : null}
          </Fact>
          <Fact name={t('into')}>{event.into ? <Named of={event.into} /> : null}</Fact>
          <Fact name={t('parts')}>
            {event.parts.length > 0 ? (
              <ul>
                {event.parts.map((part) => (
                  <li key={part.id}>
                    <Named of={part} />{' '}
                    <span className="text-muted">
                      {t('partDetails', { budget: format.money(part.budget), measures: part.measures })}
                    </span>
                  </li>
                ))}
              </ul>
            ) : null}
          </Fact>
          <Fact name={t('sources')}>
            {event.sources.length > 0 ? (
              <ul>
                {event.sources.map((source) => (
                  <li key={source.id}>
                    <Named of={source} />
                  </li>
                ))}
              </ul>
            ) : null}
          </Fact>
          <Fact name={t('inherited')}>{event.inherited.length > 0 ? <Fields fields={event.inherited} /> : null}</Fact>
          <Fact name={t('renamed')}>
            {event.renamed.map(({ before, after }) => t('becomes', { before, after })).join(', ')}
          </Fact>
          {/* That of the title is not repeated. */}
          {event.changed.map((change) =>
            event.action === 'archived' && change.field === 'isArchived' ? null : (
              <Changed key={change.field} {...change} />
            ),
          )}
        </Facts>
        {event.snapshot ? <Before snapshot={event.snapshot} /> : null}
      </div>
    </li>
  );
}

function titleOf({ action, parent, into, sources, parts }: TimedEvent) {
  if (action === 'created' && parent) return 'createdFrom';
  if (action === 'merge' && into) return 'mergedInto';
  if (action === 'merge' && sources.length > 0 && parts.length === 0) return 'mergedFrom';
  return action;
}

/** A link for people who may read it. */
function Named({ of: { id, text, isReadable } }: { of: NamedSubproject }) {
  if (!isReadable) return text;
  return (
    <Link
      to={paths.funding.subproject(id)}
      className="tap inline-flex items-center underline underline-offset-2 lg:min-h-6"
    >
      {text}
    </Link>
  );
}

const Fields = ({ fields }: { fields: readonly MasterField[] }) => (
  <ul>
    {fields.map(({ name, value }) => (
      <li key={name}>
        {name}: {value}
      </li>
    ))}
  </ul>
);

/** A field that an edit changed, as people read it. */
function Changed({ field, before, after }: HistoryEvent['changed'][number]) {
  const t = useTranslations('funding.history');
  const format = useFormats();
  const wordsOf = (value: unknown): string => {
    if (value === null || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return (value as MasterField[]).map((one) => `${one.name}: ${one.value}`).join(', ');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return field === 'budget' ? format.money(text) : text;
  };
  const key = `fields.${field}` as 'fields.name';
  return (
    <Fact name={t.has(key) ? t(key) : field}>{t('becomes', { before: wordsOf(before), after: wordsOf(after) })}</Fact>
  );
}

function Before({ snapshot }: { snapshot: NonNullable<HistoryEvent['snapshot']> }) {
  const t = useTranslations('funding.history');
  const tDivide = useTranslations('funding.divide');
  const format = useFormats();
  const { number, name, budget, level, masterData = [], measures = [], assignments } = snapshot;
  return (
    <details className="mt-2 text-sm">
      <summary className="tap inline-flex cursor-pointer items-center text-muted underline underline-offset-2 lg:min-h-6">
        {t('before')}
      </summary>
      <div className="mt-1 border-l-3 border-l-line-strong pl-4">
        <Facts label={t('before')}>
          <Fact name={t('fields.number')}>{number}</Fact>
          <Fact name={t('fields.name')}>{name}</Fact>
          <Fact name={t('fields.budget')}>{budget === undefined ? null : format.money(budget)}</Fact>
          <Fact name={t('level')}>{level}</Fact>
          <Fact name={t('masterData')}>{masterData.length > 0 ? <Fields fields={masterData} /> : null}</Fact>
          <Fact name={tDivide('measures')}>{measures.map((measure) => measure.number).join(', ')}</Fact>
          <Fact name={tDivide('roles')}>{assignments.length > 0 ? <RoleLines roles={assignments} /> : null}</Fact>
        </Facts>
      </div>
    </details>
  );
}
