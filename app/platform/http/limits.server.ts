import type { IncomingMessage } from 'node:http';

const maxBodyBytes = 2 * 1024 * 1024;
/** The door protocol allows 4 KiB; the margin lets the protocol itself refuse a longer body. */
const maxDeviceBodyBytes = 4 * 1024 + 64;

/** The body limit of an address. */
export function bodyLimitOf(pathname: string): number {
  return /^\/api\/device\//i.test(pathname) ? maxDeviceBodyBytes : maxBodyBytes;
}

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

/**
 * The kind of a body for a page's action. Without this check, another type or a torn multipart body makes
 * `request.formData()` throw, and the sender's mistake becomes a 500.
 */
export async function readabilityOf(request: Request): Promise<'form' | 'other_type' | 'torn'> {
  const type = request.headers.get('content-type') ?? '';
  if (!formTypes.test(type)) return 'other_type';
  if (!/^multipart/i.test(type)) return 'form';
  return request
    .clone()
    .formData()
    .then(
      () => 'form' as const,
      () => 'torn' as const,
    );
}

/** Reads a whole body before it is parsed, and stops at `maxBytes`. Rejects when the connection ends before the body. */
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
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('the sender is gone')));
  });
}
