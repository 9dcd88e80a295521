import { LinkButton } from '#app/ui/button.tsx';

interface PagesProps {
  label: string;
  newest: { to: string; label: string } | null;
  older: { to: string; label: string } | null;
}

/** The way to older rows, and back. */
export function Pages({ label, newest, older }: PagesProps) {
  if (!newest && !older) return null;
  return (
    <nav aria-label={label} className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
      {newest ? <LinkButton to={newest.to}>{newest.label}</LinkButton> : null}
      {older ? <LinkButton to={older.to}>{older.label}</LinkButton> : null}
    </nav>
  );
}
