/** Plain texts without arguments: they are read without a translator. */
export const de = {
  waiting: 'Kein Netz. Es geht von selbst weiter, sobald es wieder da ist.',
  unsent: 'Kein Netz. Deine Eingaben sind noch da; bitte erneut senden.',
  nothingSent: 'Kein Netz. Es wurde nichts gesendet; bitte noch einmal versuchen.',
  noAnswer: 'Keine Antwort vom Server. Vielleicht ist es angekommen: bitte nachsehen und sonst noch einmal versuchen.',
  retry: 'Jetzt versuchen',
} as const;
