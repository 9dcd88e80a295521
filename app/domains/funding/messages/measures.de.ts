/** Texts of measures and of assignments. */
export const de = {
  measures: { title: 'Maßnahmen' },
  assignments: { roles: { author: 'Ausfüllen', reviewer: 'Prüfen', approver: 'Freigeben' } },
} as const;
