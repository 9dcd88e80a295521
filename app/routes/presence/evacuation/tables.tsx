import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RunningBooking } from '#app/domains/booking/public.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { PhoneLink } from '#app/ui/phone-link.tsx';
import { Table, Td, Th } from '#app/ui/table.tsx';

const CELL = 'print:py-1';

interface Inside {
  readonly visitId: string;
  readonly name: string;
  readonly roomName: string;
  readonly since: string;
  readonly guestCount: number;
}

/** Everyone who is in, with a box to tick outside. */
export function InsideTable({ inside }: { inside: readonly Inside[] }) {
  const t = useTranslations('presence.evacuation');
  return (
    <Section title={t('people')} none={inside.length === 0 ? t('nobody') : null}>
      <Table
        caption={t('people')}
        head={
          <>
            <Th>{t('name')}</Th>
            <Th>{t('room')}</Th>
            <Th>{t('since')}</Th>
            <Th align="end">{t('guestsShort')}</Th>
            <Th className="hidden print:table-cell">{t('seen')}</Th>
          </>
        }
      >
        {inside.map(({ visitId, name, roomName, since, guestCount }) => (
          <Fragment key={visitId}>
            <tr className="break-inside-avoid">
              <Td className={`${CELL} font-medium`}>{name}</Td>
              <Td className={CELL}>{roomName}</Td>
              <Td className={`${CELL} whitespace-nowrap tabular-nums`}>{since}</Td>
              <Td align="end" className={`${CELL} tabular-nums`}>
                {guestCount > 0 ? `+ ${guestCount}` : ''}
              </Td>
              <Td className={`${CELL} hidden print:table-cell`}>
                <Boxes count={1} />
              </Td>
            </tr>
            {guestCount > 0 ? (
              <tr aria-hidden className="hidden break-inside-avoid print:table-row">
                <Td colSpan={4} className={`${CELL} pl-4`}>
                  + {t('guests', { count: guestCount })} ({name})
                </Td>
                <Td className={CELL}>
                  <Boxes count={guestCount} />
                </Td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </Table>
    </Section>
  );
}

/** The bookings that run now, with the person to ask and how many were there. */
export function RunningTable({ bookings }: { bookings: readonly RunningBooking[] }) {
  const t = useTranslations('presence.evacuation');
  const format = useFormats();
  const headsOf = ({ heads, lastHeads }: RunningBooking) =>
    heads ?? (lastHeads === null ? t('headsUnknown') : t('headsLast', { count: String(lastHeads) }));
  return (
    <Section title={t('bookings')} none={bookings.length === 0 ? t('noBookings') : null}>
      <ul aria-label={t('bookings')} className="divide-y border-y text-sm sm:hidden print:hidden">
        {bookings.map((booking) => (
          <li key={booking.id} className="grid gap-0.5 py-2.5">
            <p className="font-medium">
              {format.timeRange(booking.startTime, booking.endTime)} · {booking.placeName}
            </p>
            <p>{[booking.teamName, booking.title].filter(Boolean).join(' · ')}</p>
            <p>
              {booking.personName} {booking.phone ? <PhoneLink phone={booking.phone} /> : null}
            </p>
            <p className="text-muted">
              {t('heads')}: {headsOf(booking)}
            </p>
          </li>
        ))}
      </ul>
      <Table
        className="max-sm:not-print:hidden"
        caption={t('bookings')}
        head={
          <>
            <Th>{t('when')}</Th>
            <Th>{t('place')}</Th>
            <Th>{t('what')}</Th>
            <Th>{t('contact')}</Th>
            <Th align="end">{t('heads')}</Th>
            <Th className="hidden print:table-cell">{t('seen')}</Th>
          </>
        }
      >
        {bookings.map((booking) => (
          <tr key={booking.id} className="break-inside-avoid">
            <Td className={`${CELL} whitespace-nowrap tabular-nums`}>
              {format.timeRange(booking.startTime, booking.endTime)}
            </Td>
            <Td className={CELL}>{booking.placeName}</Td>
            <Td className={CELL}>{[booking.teamName, booking.title].filter(Boolean).join(' · ')}</Td>
            <Td className={CELL}>
              {booking.personName} {booking.phone ? <PhoneLink phone={booking.phone} /> : null}
            </Td>
            <Td align="end" className={`${CELL} whitespace-nowrap tabular-nums`}>
              {headsOf(booking)}
            </Td>
            <Td className={`${CELL} hidden print:table-cell`}>
              <Boxes count={1} />
            </Td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

/** To tick on paper. */
function Boxes({ count }: { count: number }) {
  return (
    <span aria-hidden className="flex flex-wrap gap-1">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className="inline-block size-4 border border-ink" />
      ))}
    </span>
  );
}

function Section({ title, none, children }: { title: string; none: string | null; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-base font-semibold">{title}</h2>
      {none === null ? children : <p className="border-y border-dashed py-3 text-sm text-muted">{none}</p>}
    </section>
  );
}
