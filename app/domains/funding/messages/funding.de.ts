import { de as measures } from './measures.de.ts';
import { de as projects } from './projects.de.ts';

/** Texts of grants, sub-projects, measures and assignments. */
export const de = { ...projects, ...measures } as const;
