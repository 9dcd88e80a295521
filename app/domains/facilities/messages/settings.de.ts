/** The texts of the settings page, which load with it alone. */
export const de = {
  settings: {
    title: 'Einstellungen',
    operator: {
      title: 'Betreiber',
      name: 'Name',
      nameHelp: 'Steht oben auf jeder Seite und in E-Mails.',
      type: 'Art',
      verein: 'Verein',
      kommune: 'Gemeinde',
      sonstige: 'Sonstige',
      phone: 'Telefon',
      phoneHelp: 'Für Rückfragen; alle Angemeldeten sehen es auf ihrer Übersicht.',
      optional: 'optional',
      color: 'Farbe',
      colorHelp: 'Für Knöpfe und Verweise. Sie wird dunkler oder heller, bis sie sich lesen lässt.',
      sample: 'So sieht sie aus',
      light: 'Hell',
      dark: 'Dunkel',
      link: 'Verweis',
      save: 'Betreiber speichern',
      saved: 'Betreiber gespeichert.',
    },
    house: {
      title: 'Teile des Hauses',
      lede: 'Gilt für alle Betreiber. Ein ausgeschalteter Teil verschwindet aus dem Menü, seine Seiten gibt es nicht mehr. Gelöscht wird nichts.',
      doors: 'Türen',
      doorsHelp:
        'Türen mit dem Handy öffnen, Geräte, Zugang auf Anfrage. Ausgeschaltet öffnet keine Tür über Platzwart, und die Geräte werden abgewiesen.',
      presence: 'Anwesenheit',
      presenceHelp:
        'Wer ist wo, und woran wird gearbeitet. Mitglieder melden sich in Räumen an und ab, eine Tür kann es für sie tun.',
      save: 'Teile speichern',
      saved: 'Teile des Hauses gespeichert.',
    },
    stale:
      'Inzwischen hat jemand anderes diese Einstellungen geändert. Es wurde nichts gespeichert; das Getippte steht noch da. Noch einmal speichern ersetzt den neuen Stand.',
    errors: {
      name: 'Bitte einen Namen eintragen.',
      too_long: 'Höchstens {detail} Zeichen.',
      text: 'Dieser Text enthält unlesbare Zeichen.',
      type: 'Bitte eines auswählen.',
      color: 'Bitte eine Farbe wie #2563eb eintragen.',
      phone: 'Bitte nur Ziffern, Leerzeichen und + ( ) / -, zum Beispiel 06126 4711.',
      unreadable: 'Bitte prüfen.',
    },
  },
} as const;
