/** The words on a badge. The thread that prints has no catalogues, because those are compiled for screens. */
export const badgeWords = {
  de: {
    title: 'Ausweis',
    number: 'Mitgliedsnummer',
    use: 'Am Terminal vor den Scanner halten',
    issued: 'ausgestellt am',
    once: 'Dieses Blatt gibt es nur einmal. Wer den Ausweis hat, kann sich damit am Terminal anmelden.',
    advice: [
      'An den Marken ausschneiden.',
      'Laminieren oder in eine Kartenhülle stecken.',
      'Verloren? Bitte gleich in der Verwaltung sperren lassen.',
    ],
  },
  en: {
    title: 'Badge',
    number: 'Member number',
    use: 'Hold it to the scanner of the terminal',
    issued: 'issued on',
    once: 'There is only one of this sheet. Its holder can sign in at the terminal.',
    advice: [
      'Cut along the marks.',
      'Laminate it or put it into a card sleeve.',
      'Lost it? Please have it blocked by an admin at once.',
    ],
  },
} as const;
