import { de as crew } from './crew-admin.de.ts';
import { de as roles } from './roles.de.ts';

/** Texts of the administration of staff. */
export const de = { ...crew, ...roles } as const;
