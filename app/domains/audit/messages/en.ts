/** Who did it, where no name can be shown; only the server translates it. */
export const en = { automatic: 'automatic', erased: 'Deleted person' } as const;
