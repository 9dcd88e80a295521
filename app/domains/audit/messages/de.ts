/** Who did it, where no name can be shown; only the server translates it. */
export const de = { automatic: 'automatisch', erased: 'Gelöschte Person' } as const;
