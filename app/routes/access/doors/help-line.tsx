import { useTranslations } from 'use-intl';
import { PhoneLink } from '#app/ui/phone-link.tsx';

/** Who helps when a door stays closed: the number of its operator, or without one a sentence that promises no call. */
export function HelpLine({ phone, className }: { phone: string | null; className?: string }) {
  const t = useTranslations('access.doors');
  return (
    <p className={className}>
      {phone === null ? (
        t('noPhone')
      ) : (
        <>
          {t('call')} <PhoneLink phone={phone} />
        </>
      )}
    </p>
  );
}
