import { Form, useNavigation, useRevalidator } from '@remix-run/react';
import { Ban, Check, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';

interface ShownBadge {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

interface BadgeListProps {
  staffId: string;
  badges: readonly ShownBadge[];
  mayIssue: boolean;
}

/** The badges of a staff member, those that are revoked last, and the print of a new one. */
export function BadgeList({ staffId, badges, mayIssue }: BadgeListProps) {
  const t = useTranslations('presence.badges');
  const pending = useNavigation().formData?.get('badge');
  const columns: Column<ShownBadge>[] = [
    {
      key: 'issued',
      head: t('issued'),
      width: 'minmax(0,1.2fr)',
      isLabelled: true,
      className: 'tabular-nums',
      cell: ({ createdAt }) => createdAt,
    },
    {
      key: 'used',
      head: t('lastUsed'),
      width: 'minmax(0,1.2fr)',
      isLabelled: true,
      className: 'text-muted tabular-nums',
      cell: ({ lastUsedAt }) => lastUsedAt ?? t('never'),
    },
    { key: 'state', head: t('state'), width: 'minmax(0,1.3fr)', cell: (badge) => <State badge={badge} /> },
    {
      key: 'revoke',
      head: '',
      width: '7rem',
      align: 'end',
      cell: ({ id, createdAt, revokedAt }) =>
        revokedAt === null ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="badge" value={id} />
            <Button
              tone="danger"
              name="intent"
              value="revoke"
              busy={pending === id}
              aria-label={t('revokeNamed', { time: createdAt })}
            >
              {t('revoke')}
            </Button>
          </Form>
        ) : null,
    },
  ];
  return (
    <section aria-labelledby="badges" className="grid max-w-4xl gap-4">
      <div className="border-b pb-1">
        <h2 id="badges" className="text-base font-semibold">
          {t('list')}
        </h2>
      </div>
      <p className="max-w-prose text-sm text-muted">{t('listHint')}</p>
      {mayIssue ? <Issue staffId={staffId} count={badges.length} /> : null}
      {badges.length === 0 ? (
        <p className="text-sm">{t('none')}</p>
      ) : (
        <DataTable label={t('list')} columns={columns} rows={badges} keyOf={({ id }) => id} />
      )}
    </section>
  );
}

function State({ badge: { revokedAt } }: { badge: ShownBadge }) {
  const t = useTranslations('presence.badges');
  return revokedAt === null ? (
    <Badge tone="good" icon={Check}>
      {t('valid')}
    </Badge>
  ) : (
    <Badge icon={Ban}>{t('revokedAt', { time: revokedAt })}</Badge>
  );
}

const LOOK_MS = 1000;
const LOOKS = 20;

/** The browser saves the print and stays on the page, so the page looks for the new badge. */
function Issue({ staffId, count }: { staffId: string; count: number }) {
  const t = useTranslations('presence.badges');
  const { revalidate } = useRevalidator();
  const [wait, setWait] = useState<{ count: number; looks: number } | null>(null);
  const isWaiting = wait !== null && wait.count === count && wait.looks < LOOKS;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      setWait((before) => before && { ...before, looks: before.looks + 1 });
      revalidate();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
  return (
    <form
      method="post"
      action={paths.presence.badgeCard(staffId)}
      onSubmit={() => setWait({ count, looks: 0 })}
      className="flex flex-wrap items-center gap-3"
    >
      <Button icon={<Printer aria-hidden />} busy={isWaiting}>
        {t('issue')}
      </Button>
      <p role="status" className="text-sm text-muted">
        {isWaiting ? t('issuing') : ''}
      </p>
    </form>
  );
}
