import { createHash } from 'node:crypto';
import type { ApiAnswer } from './answer.ts';

export const NOT_MODIFIED: ApiAnswer = { status: 304 };

/** True when the caller has this version (RFC 9110, 13.1.2: weak comparison, a list, or any). */
export function isFresh(request: Request, etag: string): boolean {
  const plain = (tag: string) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/-gzip"$/, '"');
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  return known.some((tag) => tag.trim() === '*' || plain(tag) === plain(etag));
}

export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** For content without a version of its own: the tag is a hash of the content. */
export function answerWithTag(request: Request, body: unknown): ApiAnswer {
  const headers = { ETag: etagOf(JSON.stringify(body)) };
  return isFresh(request, headers.ETag) ? { ...NOT_MODIFIED, headers } : { status: 200, body, headers };
}
