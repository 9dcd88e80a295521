import { de as preview } from './preview.de.ts';
import { de as request } from './request.de.ts';

/** Texts of the request form; it loads no others. */
export const de = { ...request, preview } as const;
