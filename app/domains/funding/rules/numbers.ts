const collator = new Intl.Collator('de', { numeric: true });

/** Numbers of sub-projects and measures as people count: 2 before 10, 1.9 before 1.10. */
export const compareNumbers = (one: { readonly number: string }, other: { readonly number: string }): number =>
  collator.compare(one.number, other.number);
