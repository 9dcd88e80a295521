import type { ReceiptMediaType } from '#app/db/schema/receipts.ts';

/** The first bytes of the files that a receipt may have (ISO 32000-1 7.5.2; PNG, RFC 2083 3.1; JPEG, T.81 B.1.1.3). */
const SIGNATURES: Readonly<Record<ReceiptMediaType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

export const MAX_RECEIPT_BYTES = 10 * 1024 * 1024;

/** The type of a receipt's file by its content, whatever its name says; null for anything but a PDF, PNG or JPEG. */
export function mediaTypeOf(bytes: Uint8Array): ReceiptMediaType | null {
  const found = Object.entries(SIGNATURES).find(([, signature]) =>
    signature.every((byte, index) => bytes[index] === byte),
  );
  return (found?.[0] as ReceiptMediaType | undefined) ?? null;
}

export type FileProblem = 'file_empty' | 'file_too_big' | 'file_type';

/** Why a file cannot be the file of a receipt; null when it can. */
export function fileProblem(bytes: Uint8Array): FileProblem | null {
  if (bytes.length === 0) return 'file_empty';
  if (bytes.length > MAX_RECEIPT_BYTES) return 'file_too_big';
  return mediaTypeOf(bytes) === null ? 'file_type' : null;
}

const ENDINGS: Readonly<Record<ReceiptMediaType, RegExp>> = {
  'application/pdf': /[.]pdf$/i,
  'image/png': /[.]png$/i,
  'image/jpeg': /[.]jpe?g$/i,
};
const MAX_NAME = 200;

/** The name under which a file is kept and downloaded: it ends as its content says, and has no path and no invisible signs. */
export function fileNameOf(name: string, mediaType: ReceiptMediaType): string {
  const bare = name.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_').trim();
  const ending = `.${mediaType.replace(/^.*[/]/, '')}`;
  const full = ENDINGS[mediaType].test(bare) ? bare : `${bare || 'beleg'}${ending}`;
  return Array.from(full).slice(-MAX_NAME).join('');
}
