import { Form, useNavigation } from '@remix-run/react';
import { Split } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PreviewedPart, SplitPage } from '#app/domains/funding/pages/split-page.server.ts';
import { sumOf } from '#app/domains/funding/rules/money.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { BeforeAfter, DivisionCard } from './division-card.tsx';
import type { SplitValues } from './split-values.ts';

interface SplitPreviewSectionProps {
  page: SplitPage;
  preview: { readonly values: SplitValues; readonly version: number; readonly parts: readonly PreviewedPart[] };
}

/** What the split comes to, and the press that carries it out. */
export function SplitPreviewSection({ page, preview }: SplitPreviewSectionProps) {
  const t = useTranslations('funding.divide');
  const format = useFormats();
  const { whole } = page;
  const { values, version, parts } = preview;
  const notes = [
    page.looseReceipts > 0 ? t('looseReceipts', { count: page.looseReceipts }) : null,
    page.endedRoles > 0 ? t('endedRoles', { count: page.endedRoles }) : null,
  ].filter((note) => note !== null);
  return (
    <div className="grid max-w-5xl gap-8">
      <BeforeAfter
        before={
          <DivisionCard
            title={`${whole.number} ${whole.name}`}
            budget={whole.budget}
            measuresBudget={page.measuresBudget}
            measures={page.measures}
            roles={page.roles}
          />
        }
        after={
          <>
            {parts.map((part) => (
              <DivisionCard key={part.number} {...part} title={`${part.number} ${part.name}`} />
            ))}
            <p className="border-t pt-2 text-sm font-medium tabular-nums">
              {t('sum')}: {format.money(sumOf(parts.map(({ budget }) => budget)))}
            </p>
          </>
        }
      />
      {notes.length > 0 ? (
        <ul className="text-sm text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <SplitPress wholeId={whole.id} version={version} values={values} />
    </div>
  );
}

/** Sends the same values again, to split or to change them. */
function SplitPress({ wholeId, version, values }: { wholeId: string; version: number; values: SplitValues }) {
  const t = useTranslations('funding.divide');
  const navigation = useNavigation();
  const sent = navigation.formData?.get('intent');
  const fields = [
    ...values.parts.flatMap((part) => Object.entries(part)),
    ...values.deals.map((value) => ['deal', value] as const),
    ...values.roles.map((value) => ['role', value] as const),
  ];
  return (
    <Form method="post" action={paths.funding.split(wholeId)} className="flex flex-wrap gap-3">
      <input type="hidden" name="version" value={version} />
      {fields.map(([name, value], index) => (
        <input key={[name, index].join(' ')} type="hidden" name={name} value={value} />
      ))}
      <Button tone="primary" name="intent" value="split" icon={<Split aria-hidden />} busy={sent === 'split'}>
        {t('split')}
      </Button>
      <Button name="intent" value="change" busy={sent === 'change'}>
        {t('change')}
      </Button>
    </Form>
  );
}
