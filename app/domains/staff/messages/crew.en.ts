import { en as crew } from './crew-admin.en.ts';
import { en as roles } from './roles.en.ts';

/** Texts of the administration of staff. */
export const en = { ...crew, ...roles } as const;
