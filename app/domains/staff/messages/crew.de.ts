/** Texts of the administration of staff: members, work areas, templates. */
export const de = { crew: { title: 'Mitarbeiter' } } as const;
