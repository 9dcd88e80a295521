/** Texts of grants and their tree of sub-projects. */
export const de = {
  projects: { title: 'Förderung', back: 'Förderung' },
} as const;
