import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileSpreadsheet, FileText, Timer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { Table, Td, Th } from '#app/ui/table.tsx';
import { MonthSteps } from './months/month-steps.tsx';
import { monthSteps } from './months/month-steps.server.ts';
import { readSheet } from './time-sheet/read-sheet.server.ts';

/** A person's month as the sheet that is printed and signed (Stundenzettel). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, sheet, plan, current } = await readSheet(request, params);
  return {
    staffId: sheet.staffId,
    month: sheet.month,
    plan,
    isManager: can(actor, 'time.view'),
    steps: monthSteps({ month: sheet.month, current }, actor.locale, (found) =>
      paths.staff.timeSheet(sheet.staffId, { monat: found }),
    ),
  };
}

export default function TimeSheetScreen() {
  const { staffId, month, plan, isManager, steps } = useLoaderData<typeof loader>();
  const t = useTranslations('staff.times');
  const query = { monat: month };
  const [, person = ''] = plan.facts[0] ?? [];
  return (
    <>
      <PageHeader
        title={plan.title}
        lede={person}
        back={
          <BackLink to={isManager ? paths.staff.months(query) : paths.staff.clockMonth(query)}>
            {t(isManager ? 'sheet.toMonths' : 'sheet.toMonth')}
          </BackLink>
        }
        actions={
          <>
            <a href={paths.staff.timeSheetPdf(staffId, query)} className={buttonClass('plain')}>
              <FileText aria-hidden className="size-4" />
              {t('sheet.pdf')}
            </a>
            <a href={paths.staff.timeSheetXlsx(staffId, query)} download className={buttonClass('plain')}>
              <FileSpreadsheet aria-hidden className="size-4" />
              {t('sheet.xlsx')}
            </a>
          </>
        }
      />
      <MonthSteps label={t('sheet.months')} steps={steps} />
      <Facts label={plan.title}>
        {plan.facts.slice(1).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
      {plan.rows.length === 0 ? (
        <EmptyState icon={Timer} title={plan.empty} />
      ) : (
        <Table
          caption={plan.title}
          className="mt-6"
          head={plan.columns.map((head, index) => (
            <Th key={head} align={isNumber(index) ? 'end' : 'start'}>
              {head}
            </Th>
          ))}
        >
          {plan.rows.map((row) => (
            <tr key={`${row.date} ${row.start}`}>
              {[row.day, row.start, row.end, row.breaks, row.break, row.work, row.shift, row.recorded, row.notes].map(
                (cell, index) => (
                  <Td
                    key={plan.columns[index]}
                    align={isNumber(index) ? 'end' : 'start'}
                    className={
                      index === plan.columns.length - 1 ? 'min-w-40 text-muted' : 'whitespace-nowrap tabular-nums'
                    }
                  >
                    {cell}
                  </Td>
                ),
              )}
            </tr>
          ))}
          <tr className="border-t border-line-strong font-semibold tabular-nums">
            <Td className="whitespace-nowrap">
              {plan.sum.label} · {plan.sum.days}
            </Td>
            <Td />
            <Td />
            <Td />
            <Td align="end">{plan.sum.break}</Td>
            <Td align="end">{plan.sum.work}</Td>
            <Td />
            <Td />
            <Td />
          </tr>
        </Table>
      )}
      <p className="mt-4 text-sm text-muted">{plan.notes.join(' ')}</p>
    </>
  );
}

/** Break and work are numbers. */
const isNumber = (index: number): boolean => index === 4 || index === 5;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.plan.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
