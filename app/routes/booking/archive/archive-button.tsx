import { Form, useNavigation } from '@remix-run/react';
import { Archive } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';

/** Puts one booking away from its own page; the archive says that it happened. */
export function ArchiveButton({ bookingId }: { bookingId: string }) {
  const t = useTranslations('booking.archive');
  const isBusy = useNavigation().formData?.get('booking') === bookingId;
  return (
    <Form method="post" action={paths.booking.archive()} className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button name="booking" value={bookingId} icon={<Archive aria-hidden />} busy={isBusy}>
        {t('archive')}
      </Button>
      <p className="text-sm text-muted">{t('archiveHint')}</p>
    </Form>
  );
}
