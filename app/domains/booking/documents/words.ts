/** The words on paper. The thread that prints has no catalogues, because those are compiled for screens. */
export interface PaperWords {
  requested: string;
  occupied: string;
  via: (place: string) => string;
  asOf: (date: string, time: string) => string;
  pageOf: (page: number, pages: number) => string;
  continued: string;
  week: string;
  day: string;
  livePlan: (address: string) => string;
  nothing: (month: string) => string;
  approved: string;
  pending: string;
  whole: string;
  past: string;
  holiday: string;
  schoolHoliday: string;
  documentTitle: (place: string, month: string) => string;
}

export const paperWords: Readonly<Record<'de' | 'en', PaperWords>> = {
  de: {
    requested: 'angefragt',
    occupied: 'belegt',
    via: (place) => `über ${place}`,
    asOf: (date, time) => `Stand ${date}, ${time} Uhr`,
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
    continued: 'Fortsetzung',
    week: 'KW',
    day: 'Tag',
    livePlan: (address) => `Aktueller Plan: QR-Code oben oder ${address}`,
    nothing: (month) => `Im ${month} ist hier nichts gebucht.`,
    approved: 'genehmigt',
    pending: 'angefragt',
    whole: 'über das Ganze belegt',
    past: 'vorbei',
    holiday: 'Feiertag',
    schoolHoliday: 'Ferien',
    documentTitle: (place, month) => `Monatsplan ${place}, ${month}`,
  },
  en: {
    requested: 'requested',
    occupied: 'occupied',
    via: (place) => `through ${place}`,
    asOf: (date, time) => `As of ${date}, ${time}`,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    continued: 'continued',
    week: 'Wk',
    day: 'Day',
    livePlan: (address) => `Current plan: QR code above or ${address}`,
    nothing: (month) => `Nothing is booked here in ${month}.`,
    approved: 'approved',
    pending: 'requested',
    whole: 'taken by the whole',
    past: 'over',
    holiday: 'public holiday',
    schoolHoliday: 'school holidays',
    documentTitle: (place, month) => `Month plan ${place}, ${month}`,
  },
};
