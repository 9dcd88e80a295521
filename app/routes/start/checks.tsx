import { Link } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Section } from './section.tsx';

/** The result of a check as text. */
export interface CheckLine {
  readonly isWrong: boolean;
  readonly text: string;
  /** What to do about it, where, and the command to type. */
  readonly hint?: string;
  readonly link?: { readonly href: string; readonly text: string };
  readonly command?: string;
}

/** Failed checks with what to do; the others share one quiet line. */
export function Checks({ lines }: { lines: readonly CheckLine[] }) {
  const t = useTranslations('start.checks');
  const wrong = lines.filter(({ isWrong }) => isWrong);
  const well = lines.filter(({ isWrong }) => !isWrong).map(({ text }) => text);
  return (
    <Section id="checks" title={t('title')}>
      <ul className="divide-y">
        {wrong.map(({ text, hint, link, command }) => (
          <li key={text} className="flex gap-2.5 py-3 text-sm">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <div className="grid min-w-0 gap-1">
              <p className="font-medium wrap-anywhere">{text}</p>
              {hint ? <p className="text-muted">{hint}</p> : null}
              {command ? (
                <code className="justify-self-start rounded border bg-sunken px-1.5 py-0.5 font-mono text-xs wrap-anywhere">
                  {command}
                </code>
              ) : null}
              {link ? (
                <Link
                  to={link.href}
                  className="inline-flex min-h-11 items-center justify-self-start underline underline-offset-2 lg:min-h-6"
                >
                  {link.text}
                </Link>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {wrong.length === 0 || well.length > 0 ? (
        <p className="border-t py-3 text-sm text-muted first:border-t-0">
          {[...(wrong.length === 0 ? [t('none')] : []), ...well.map((text) => `${text}.`)].join(' ')}
        </p>
      ) : null}
    </Section>
  );
}
