import { en as measures } from './measures.en.ts';
import { en as projects } from './projects.en.ts';

/** Texts of grants, sub-projects, measures and assignments. */
export const en = { ...projects, ...measures } as const;
