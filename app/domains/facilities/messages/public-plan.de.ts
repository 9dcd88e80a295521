/** The section "Öffentlicher Plan" of a facility's page. */
export const de = {
  publicPlan: {
    title: 'Öffentlicher Plan',
    lede: 'Für Gäste, Eltern und die Website: der Wochenplan dieser Anlage ohne Anmeldung.',
    publicPlan: 'Plan ohne Anmeldung zeigen',
    publicPlanHelp:
      'Zu sehen sind nur genehmigte Termine. Anfragen, Trainer, Ansprechpartner und Beschreibungen bleiben verborgen. Ausgeschaltet ist die öffentliche Seite sofort weg, auch auf fremden Websites.',
    showNames: 'Titel und Vereine zeigen',
    showNamesHelp:
      'Eingeschaltet steht im Plan zum Beispiel „Handball Damen Training“ mit dem Verein. Ausgeschaltet steht überall nur „belegt“.',
    embedOrigins: 'Websites, die den Plan einbetten dürfen',
    embedOriginsHelp:
      'Eine Adresse je Zeile, zum Beispiel https://www.verein.de. Ohne Eintrag darf es keine. https://*.verein.de erlaubt alle Namen vor verein.de, aber nicht verein.de selbst.',
    optional: 'optional',
    save: 'Öffentlichen Plan speichern',
    saved: 'Öffentlicher Plan gespeichert.',
    stale:
      'Inzwischen hat jemand anderes diese Anlage geändert. Es wurde nichts gespeichert; das Getippte steht noch da. Noch einmal speichern ersetzt die neuere Fassung.',
    address: 'Öffentliche Adresse',
    snippet: 'Code zum Einbetten',
    snippetHelp:
      'Diesen HTML-Code in die Seite der Website einfügen. Mit ?ansicht=liste am Ende der Adresse erscheint statt der Woche eine Liste.',
    snippetNone: 'Noch darf keine Website den Plan einbetten: Bitte oben die Adresse der Website eintragen.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    frameTitle: 'Belegungsplan {facility}',
    errors: {
      origin: '„{detail}“ ist keine Adresse einer Website. Richtig wäre https://www.verein.de.',
      originScheme:
        '„{detail}“ geht nicht: Die Adresse muss mit https:// beginnen, zum Beispiel https://www.verein.de.',
      originWildcard: '„{detail}“ geht nicht: Ein Stern darf nur ganz vorne stehen, wie in https://*.verein.de.',
      originAddress:
        '„{detail}“ ist eine IP-Adresse. Bitte den Namen der Website eintragen, wie https://www.verein.de.',
      originCount: 'Höchstens 20 Adressen.',
      too_long: 'Höchstens {detail} Zeichen.',
      unreadable: 'Bitte prüfen.',
    },
  },
} as const;
