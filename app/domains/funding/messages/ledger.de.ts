import { de as audit } from './audit.de.ts';
import { de as money } from './money.de.ts';

/** Texts of the financing plan, of receipts and of the audit log. */
export const de = { ...money, ...audit } as const;
