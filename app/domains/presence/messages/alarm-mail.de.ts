/** The mail after many wrong tries at a terminal. */
export const de = {
  subject: 'Terminal „{terminal}“: {count} falsche Versuche',
  greeting: 'Hallo {name},',
  opening:
    'am Terminal „{terminal}“ wurde {count}-mal nacheinander eine falsche Nummer, PIN oder ein ungültiger Ausweis eingegeben.',
  advice:
    'Zwischen zwei Versuchen wartet das Terminal bis zu 30 Sekunden, gesperrt wird niemand. Bitte nachsehen, was dort los ist; wenn nötig, lässt sich das Terminal abmelden.',
  link: 'Zum Terminal',
} as const;
