import type { IncomingMessage } from 'node:http';

/** A form of a page; the longest ones have texts of 2,000 characters and some hundred ticked rows. */
export const PAGE_BYTES = 128 * 1024;
/** JSON of the API. */
export const API_BYTES = 2 * 1024 * 1024;
/** The door protocol allows 4 KiB; the margin lets the protocol itself refuse a longer body. */
const DEVICE_BYTES = 4 * 1024 + 64;

/** The body limit of an address; `upload` is the one of its row in the route table. */
export function bodyLimitOf(pathname: string, upload?: number): number {
  if (upload !== undefined) return upload;
  if (/^\/api\/device\//i.test(pathname)) return DEVICE_BYTES;
  return /^\/api\//i.test(pathname) ? API_BYTES : PAGE_BYTES;
}

/** A limit as people read it: "128 KiB", "2 MiB". */
export const limitInWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MiB` : `${Math.floor(bytes / 1024)} KiB`;

/** The router's `*` does not match after a line break, so that no route would answer. */
const lineBreak = /[\n\r\u2028\u2029]/;

/**
 * True for addresses that no route can match: broken percent encoding, a NUL, which PostgreSQL cannot store, or a path with a
 * line break.
 */
export function isMalformedUrl(url: string): boolean {
  try {
    const { pathname, search } = new URL(url);
    const path = decodeURIComponent(pathname);
    return lineBreak.test(path) || path.includes('\0') || decodeURIComponent(search).includes('\0');
  } catch {
    return true;
  }
}

const maxPathCharacters = 512;
const maxPathSegments = 16;

/** True for a path over 512 characters, percent-encoded, or 16 segments. The router's time grows faster than the path. */
export function isPathTooLong(pathname: string): boolean {
  return pathname.length > maxPathCharacters || pathname.split('/').length - 1 > maxPathSegments;
}

const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** True for the types that the action of a page reads; another type makes `request.formData()` throw. */
export const isForm = (request: Request): boolean => formTypes.test(request.headers.get('content-type') ?? '');

/** The connection ended before the body; no answer can be sent. */
export class SenderGoneError extends Error {
  override name = 'SenderGoneError';
}

/**
 * Reads a whole body before it is parsed, and stops at `maxBytes`. Rejects with SenderGoneError when the connection ends before
 * the body.
 */
export async function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too_large'> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) return 'too_large';
  return await new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    const take = (chunk: Buffer<ArrayBuffer>): void => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      incoming.off('data', take);
      incoming.pause();
      resolve('too_large');
    };
    incoming.on('data', take);
    incoming.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    incoming.once('error', (cause) => reject(new SenderGoneError('the sender is gone', { cause })));
    incoming.once('close', () => reject(new SenderGoneError('the sender is gone')));
  });
}
