import type { ActionDifference, ActionsReport, RebuildOutcome } from '#app/domains/actions/public.server.ts';

type Say = (line: string) => void;

const many = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/** What was compared, what is on its way, and the first difference. Returns the exit code. */
export function sayActionsReport(report: ActionsReport, folder: string, say: Say): 0 | 1 {
  const { months, lines, waiting, rewriting, difference } = report;
  say(
    `${folder}: ${many(lines, 'Zeile', 'Zeilen')} aus ${many(months, 'Monat', 'Monaten')} verglichen. (${many(lines, 'line', 'lines')} of ${many(months, 'month', 'months')} compared.)`,
  );
  if (waiting > 0)
    say(
      `${many(waiting, 'Tätigkeit wartet', 'Tätigkeiten warten')} noch auf ihre Datei. (${many(waiting, 'action waits', 'actions wait')} for the file.)`,
    );
  if (rewriting.length > 0)
    say(
      `Wird nach einer Löschung neu geschrieben und ist nicht verglichen: ${rewriting.join(', ')}. (Written again after an erasure, and not compared.)`,
    );
  if (!difference) {
    say('Dateien und Datenbank sind gleich. (Files and database are the same.)');
    return 0;
  }
  say(describe(difference));
  return 1;
}

/** The first difference in one sentence. */
function describe(difference: ActionDifference): string {
  const file = `${difference.month}.jsonl`;
  switch (difference.kind) {
    case 'missing_in_file':
      return `${file}: Nummer ${difference.line} steht in der Datenbank und fehlt in der Datei. (Number ${difference.line} is missing in the file.)`;
    case 'missing_in_table':
      return `${file}, Zeile ${difference.place}: Nummer ${difference.line} steht in der Datei und fehlt in der Datenbank. (Number ${difference.line} is missing in the database.)`;
    case 'differs':
      return `${file}, Zeile ${difference.place}: Nummer ${difference.line} hat ${
        difference.field === 'text' ? 'eine andere Schreibweise' : `ein anderes Feld ${difference.field}`
      }. (Number ${difference.line} differs: ${difference.field}.)`;
    case 'order':
      return `${file}, Zeile ${difference.place}: Nummer ${difference.line} steht hinter Nummer ${difference.after}. (Number ${difference.line} is behind number ${difference.after}.)`;
    case 'unreadable':
      return `${file}, Zeile ${difference.place}: keine lesbare Tätigkeit. (No readable action.)`;
  }
}

/** What came back and what did not. Returns the exit code. */
export function sayRebuilt(outcome: RebuildOutcome, folder: string, say: Say): 0 | 1 {
  if (outcome.kind === 'occupied') {
    say(
      'Die Tabelle der Tätigkeiten ist nicht leer; es wurde nichts geändert. (The table of actions is not empty; nothing was changed.)',
    );
    return 1;
  }
  if (outcome.kind === 'unreadable') {
    const { month, place } = outcome;
    say(
      `${month}.jsonl: ab Zeile ${place} keine lesbare Tätigkeit; es wurde nichts geschrieben. (No readable action from line ${place} on; nothing was written.)`,
    );
    return 1;
  }
  const { lines, lost } = outcome;
  say(`${folder}: ${many(lines, 'Zeile ist', 'Zeilen sind')} zurück. (${many(lines, 'line is', 'lines are')} back.)`);
  if (lost.withoutPerson > 0)
    say(
      `${many(lost.withoutPerson, 'Zeile', 'Zeilen')} ohne Person in dieser Datenbank bleiben nur in den Dateien, die erste mit Nummer ${lost.firstWithoutPerson}. (${many(lost.withoutPerson, 'line', 'lines')} without a person in this database stay in the files only.)`,
    );
  if (lost.withoutRoom > 0)
    say(
      `${many(lost.withoutRoom, 'Zeile hat', 'Zeilen haben')} den Raum verloren, den es nicht mehr gibt. (${many(lost.withoutRoom, 'line', 'lines')} lost a room that is gone.)`,
    );
  return lost.withoutPerson + lost.withoutRoom === 0 ? 0 : 1;
}
