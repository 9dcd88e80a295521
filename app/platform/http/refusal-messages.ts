import type { Locale } from '#app/platform/ctx.ts';

interface RefusalText {
  readonly title: string;
  readonly detail?: string;
}

/** Texts of refusals by the server itself, before a route runs. The catalogues of the screens are not loaded here. */
const refusalTexts = {
  METHOD_NOT_ALLOWED: {
    de: { title: 'Das geht hier nicht' },
    en: { title: 'That is not possible here' },
  },
  MALFORMED_URL: {
    de: { title: 'Diese Adresse ist unlesbar', detail: 'Bitte den Link noch einmal ganz kopieren.' },
    en: { title: 'This address cannot be read', detail: 'Please copy the whole link once more.' },
  },
  URI_TOO_LONG: {
    de: {
      title: 'Diese Adresse ist zu lang',
      detail: 'Bitte den Link noch einmal kopieren oder auf der Startseite beginnen.',
    },
    en: { title: 'This address is too long', detail: 'Please copy the link once more or begin at the start page.' },
  },
  NOT_FOUND: {
    de: { title: 'Das gibt es nicht' },
    en: { title: 'There is no such thing' },
  },
  TOO_LARGE: {
    de: { title: 'Das ist zu viel auf einmal', detail: 'Eine Anfrage darf hier höchstens {limit} groß sein.' },
    en: { title: 'That is too much at once', detail: 'A request may have {limit} at most here.' },
  },
  UNSUPPORTED_TYPE: {
    de: { title: 'Diese Seite nimmt nur Formulare an' },
    en: { title: 'This page takes forms only' },
  },
  TWO_CREDENTIALS: {
    de: {
      title: 'Zwei Anmeldungen in einer Anfrage',
      detail: 'Eine Anfrage trägt entweder ein Sitzungs-Cookie oder ein Token, nicht beides.',
    },
    en: {
      title: 'Two sign-ins in one request',
      detail: 'A request carries a session cookie or a token, not both.',
    },
  },
  FOREIGN_ORIGIN: {
    de: {
      title: 'Diese Anfrage kam nicht von dieser Seite',
      detail:
        'Bitte die Seite neu laden und noch einmal versuchen. Wer den Server verwaltet: Kommt das bei jedem Absenden, passt die Einstellung PUBLIC_URL nicht zur Adresse dieser Seite. Das Protokoll des Servers nennt beide.',
    },
    en: {
      title: 'This request did not come from this site',
      detail:
        'Please reload the page and try again. For the admin of the server: if this happens each time something is sent, the setting PUBLIC_URL is not the address of this page. The log of the server names both.',
    },
  },
  STORAGE_FULL: {
    de: {
      title: 'Der Speicher ist voll',
      detail:
        'Auf dem Server ist kein Platz mehr, gespeichert wurde nichts. Bitte die Verwaltung der Anlage verständigen.',
    },
    en: {
      title: 'The storage is full',
      detail:
        'The server has no space left, and nothing was stored. Please tell the person who administers the facility.',
    },
  },
  BUSY: {
    de: {
      title: 'Gerade geht es nicht',
      detail:
        'Die Datenbank antwortet nicht oder hat zu viel zu tun. Bitte in ein paar Sekunden noch einmal versuchen.',
    },
    en: {
      title: 'Not possible right now',
      detail: 'The database does not answer or has too much to do. Please try again in a few seconds.',
    },
  },
  INTERNAL: {
    de: {
      title: 'Da ist etwas schiefgegangen',
      detail: 'Bitte später noch einmal versuchen. Kennung: {requestId}',
    },
    en: { title: 'Something went wrong', detail: 'Please try again later. Reference: {requestId}' },
  },
} as const satisfies Record<string, Record<Locale, RefusalText>>;

export type RefusalCode = keyof typeof refusalTexts;

export const homeLabel: Readonly<Record<Locale, string>> = { de: 'Zur Startseite', en: 'To the start page' };

export function refusalMessage(
  code: RefusalCode,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
): RefusalText {
  const { title, detail }: RefusalText = refusalTexts[code][locale];
  if (detail === undefined) return { title };
  return { title, detail: detail.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '') };
}
