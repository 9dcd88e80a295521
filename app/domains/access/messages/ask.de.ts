/** Requesting access, and confirming it. */
export const de = {
  title: 'Zugang anfragen',
  lede: 'Für manche Türen braucht es eine bestätigte Anfrage.',
  back: 'Türen',
  door: 'Tür',
  email: 'E-Mail-Adresse',
  emailHelp: 'Dorthin geht ein Link zum Bestätigen.',
  own: 'Der Link zum Bestätigen geht an {email}.',
  submit: 'Zugang anfragen',
  none: 'Gerade lässt sich nichts anfragen',
  noneHint: 'Keine Tür des Hauses braucht eine bestätigte Anfrage.',
  unsent:
    'Die Anfrage ist angekommen. E-Mails werden hier zurzeit nicht verschickt: Bitte bei der Verwaltung melden, sie kann den Link zum Bestätigen geben.',
  sent: 'Die Anfrage ist angekommen. Wenn es mit dieser Adresse geht, kommt gleich eine E-Mail. Bitte den Link darin öffnen und bestätigen; er gilt {hours} Stunden.',
  already: 'Der Zugang zu „{door}“ ist für dieses Konto schon bestätigt.',
  noEmail: 'Zu diesem Konto gehört keine E-Mail-Adresse. Die Verwaltung kann eine eintragen.',
  limited:
    'Das waren zu viele Anfragen. Bitte in {minutes, plural, one {# Minute} other {# Minuten}} noch einmal versuchen.',
  errors: {
    area: 'Bitte eine Tür aus der Liste wählen.',
    email: 'Bitte eine vollständige E-Mail-Adresse angeben, zum Beispiel name@example.org.',
  },
  confirm: {
    title: 'Zugang bestätigen',
    question: 'Den Zugang zu „{door}“ ({place}) für {email} bestätigen?',
    submit: 'Zugang bestätigen',
    done: 'Der Zugang ist bestätigt',
    doneText: 'Für „{door}“ ist nichts weiter nötig. Ob die Tür gerade aufgeht, steht unter „Türen“.',
    doneNoAccount:
      'Zum Öffnen braucht es ein Konto mit dieser bestätigten E-Mail-Adresse. Die Verwaltung hilft weiter.',
    toDoors: 'Zu den Türen',
    used: 'Dieser Link wurde schon benutzt',
    usedText: 'Der Zugang ist bestätigt, es ist nichts weiter zu tun.',
    expired: 'Dieser Link ist abgelaufen',
    expiredText: 'Er galt 48 Stunden. Eine neue Anfrage bringt einen neuen.',
    revoked: 'Dieser Zugang wurde zurückgenommen',
    revokedText: 'Die Verwaltung hat ihn entzogen. Dort bitte nachfragen.',
    unknown: 'Diesen Link gibt es nicht',
    unknownText: 'Vielleicht kam inzwischen ein neuer: Es gilt der Link aus der letzten E-Mail.',
    again: 'Neu anfragen',
  },
} as const;
