/** A phone number that a phone dials at a tap; the signs between its digits are only for reading. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a
      href={`tel:${phone.replaceAll(/[^0-9+]/g, '')}`}
      className="inline-flex min-h-11 items-center whitespace-nowrap text-ink underline underline-offset-2 lg:min-h-6"
    >
      {phone}
    </a>
  );
}
