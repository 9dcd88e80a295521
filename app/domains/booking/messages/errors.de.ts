/** The sentence of each refused field, by its code. Only the server uses them, so no browser loads them. */
export const de = {
  resource_unknown: 'Diesen Ort gibt es nicht mehr. Bitte einen anderen wählen.',
  team_required: 'Bitte eine der eigenen Mannschaften wählen.',
  team_unknown: 'Diese Mannschaft gibt es nicht mehr. Bitte eine andere wählen.',
  team_not_yours: 'Für diese Mannschaft darf dieses Konto nicht buchen. Bitte eine der eigenen wählen.',
  type_required: 'Bitte eine Terminart wählen.',
  type_unknown: 'Diese Terminart gibt es nicht. Bitte eine andere wählen.',
  type_not_allowed: '{team} darf „{type}“ nicht buchen. Bitte eine andere Terminart wählen.',
  no_grant:
    '{club} ist für diesen Bereich nicht freigegeben. Bitte einen anderen Ort wählen oder die Verwaltung fragen.',
  title_required: 'Bitte einen Titel eingeben, er steht so im Plan.',
  title_too_long: 'Der Titel ist zu lang. Bitte auf 120 Zeichen kürzen.',
  description_too_long: 'Die Beschreibung ist zu lang. Bitte auf 2.000 Zeichen kürzen.',
  text_unreadable: 'Der Text enthält Zeichen, die sich nicht speichern lassen. Bitte neu eintippen.',
  date_invalid: 'Dieses Datum gibt es nicht. Bitte Tag und Monat prüfen.',
  time_invalid: 'Diese Uhrzeit ist unlesbar. Bitte als Stunde:Minute eingeben, zum Beispiel 18:15.',
  off_grid: 'Buchungen beginnen und enden zur vollen Viertelstunde, zum Beispiel 18:15.',
  end_before_start: 'Das Ende muss nach dem Beginn liegen, spätestens um 24:00 Uhr.',
  past: 'Dieser Zeitpunkt ist schon vorbei. Bitte einen künftigen wählen.',
  end_passed: 'Dieses Ende ist schon vorbei. Frühestens möglich ist {from} Uhr.',
  running_longer:
    'Der Termin läuft schon; länger als bis {until} Uhr kann ihn nur die Verwaltung machen. Bitte für die Zeit danach neu anfragen.',
  too_far_ahead: 'So weit im Voraus lässt sich nicht buchen, höchstens zwei Jahre.',
  time_skipped:
    'In dieser Nacht wird die Uhr vorgestellt, diese Uhrzeit gibt es nicht. Möglich sind {before} oder {after} Uhr.',
  time_repeated:
    'In dieser Nacht wird die Uhr zurückgestellt, diese Uhrzeit gibt es zweimal. Möglich sind {before} oder {after} Uhr.',
  slots_ended:
    'Die Zeitfenster dieses Wochentags sind bis {until} angelegt. Bitte ein früheres Datum wählen oder die Verwaltung der Anlage fragen.',
  slots_begin: 'Die Zeitfenster dieses Wochentags beginnen am {from}. Bitte ein späteres Datum wählen.',
  no_slot: 'An diesem Wochentag gibt es hier kein Zeitfenster. Bitte einen anderen Tag wählen.',
  outside_slot: 'Hier ist nur im Zeitfenster {windows} Uhr buchbar. Bitte die Zeit anpassen.',
  weekday_required: 'Bitte einen Wochentag wählen.',
  range_end_before_start: 'Das Enddatum liegt vor dem Startdatum. Bitte eines von beiden ändern.',
  weekday_not_in_range: 'Dieser Wochentag kommt zwischen Start- und Enddatum nicht vor. Bitte eines davon ändern.',
  removed_too_many: 'Es lassen sich höchstens 400 Termine herausnehmen. Bitte den Zeitraum kürzen.',
  too_many_dates: 'Eine Serie hat höchstens {max} Termine. Bitte ein früheres Enddatum wählen.',
  no_date_left: 'Es bleibt kein Termin übrig. Bitte weniger auslassen, eine andere Zeit oder einen anderen Ort wählen.',
  form_outdated: 'Das Formular ist veraltet. Bitte die Seite neu laden und noch einmal absenden.',
  field_unknown: 'Das Feld „{field}“ gehört nicht in dieses Formular. Bitte die Seite neu laden.',
  invalid: 'Diese Angabe ist unlesbar. Bitte neu eingeben.',
} as const;
