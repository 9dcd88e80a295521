import { Writable } from 'node:stream';

/**
 * Gathers a page that React writes and hands it over at its end. React 18's Node stream leaves NUL bytes where a letter of
 * several bytes no longer fits into its buffer (react issue 24985); a page has no others, so all of them go.
 */
export function wholePage(onEnd: (html: Uint8Array<ArrayBuffer>) => void): Writable {
  const chunks: Uint8Array[] = [];
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
    final(done) {
      const html = Buffer.concat(chunks);
      onEnd(html.includes(0) ? html.filter((byte) => byte !== 0) : html);
      done();
    },
  });
}
