import { paths } from '#app/paths.ts';
import { publicHost, publicUrl } from '#app/platform/public-url.server.ts';
import { qrCode } from '#app/platform/qr-code.server.ts';

/** The address of a feed in all its forms, shown once. */
export function freshLink(token: string, name: string, isNew: boolean) {
  const address = publicUrl(paths.booking.feed(`${token}.ics`));
  // Calendar programs subscribe to this scheme; a browser loads https once as a file.
  const webcal = address.replace(/^https?:/, 'webcal:');
  return {
    name,
    isNew,
    address,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/addfromweb?${new URLSearchParams({ url: address, name })}`,
    host: publicHost(),
    qr: qrCode(webcal),
  };
}

export type FreshLink = ReturnType<typeof freshLink>;
