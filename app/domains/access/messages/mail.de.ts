/** Mails of the room. */
export const de = {
  optInSubject: 'Zugang zu „{door}“ bestätigen',
  greeting: 'Hallo,',
  optInText: 'für diese E-Mail-Adresse wurde der Zugang zu „{door}“ ({place}) angefragt.',
  optInHow:
    'Zum Bestätigen den Link öffnen und dort „Zugang bestätigen“ drücken. Er gilt {hours} Stunden und lässt sich einmal benutzen.',
  optInNotMe: 'War das jemand anderes, ist nichts zu tun: Ohne Bestätigung geht keine Tür auf.',
  optInLink: 'Zugang bestätigen',
} as const;
