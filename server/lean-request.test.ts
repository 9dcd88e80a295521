import { afterEach, describe, expect, test } from 'vitest';
import { installLeanRequest, LeanRequest, StandardRequest } from './lean-request.ts';

afterEach(() => {
  Object.defineProperty(globalThis, 'Request', { value: StandardRequest, writable: true, configurable: true });
});

const posted = (type: string, body: string): LeanRequest =>
  new LeanRequest('http://x/a?b=1', {
    method: 'POST',
    headers: new Headers({ 'content-type': type }),
    body: Buffer.from(body),
  });

describe('a lean request', () => {
  test('reads a form as the standard one does', async () => {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    const body = 'name=%C3%96l+%26+Gas&a=1&a=2&leer=&=x';
    const standard = new StandardRequest('http://x/', { method: 'POST', headers: { 'content-type': type }, body });
    expect([...(await posted(type, body).formData())]).toEqual([...(await standard.formData())]);
  });

  test('reads a form in parts, and refuses a torn one', async () => {
    const type = 'multipart/form-data; boundary=x';
    const part = '--x\r\ncontent-disposition: form-data; name="ort"\r\n\r\nHalle\r\n--x--\r\n';
    expect((await posted(type, part).formData()).get('ort')).toBe('Halle');
    await expect(posted(type, '--x\r\nbroken').formData()).rejects.toThrow(TypeError);
  });

  test('reads JSON, text and bytes, as often as it is asked', async () => {
    const request = posted('application/json', '{"ort":"Hünstetten"}');
    expect(await request.json()).toEqual({ ort: 'Hünstetten' });
    expect(await request.clone().text()).toBe('{"ort":"Hünstetten"}');
    expect((await request.arrayBuffer()).byteLength).toBe(21);
  });

  test('is what copies of it are, with the same body, headers and signal', async () => {
    installLeanRequest();
    const from = posted('text/plain', 'Öl');
    const { method, headers, signal, body } = from;
    const copy = new Request(new URL('http://x/neu'), { method, headers, signal, body: body as BodyInit });
    expect(copy).toBeInstanceOf(LeanRequest);
    expect([copy.url, copy.method, copy.signal === signal, await copy.text()]).toEqual([
      'http://x/neu',
      'POST',
      true,
      'Öl',
    ]);
  });

  test('leaves everything unusual to the standard class', async () => {
    installLeanRequest();
    const streamed = new Request('http://x/', { method: 'POST', body: 'text' });
    expect(streamed).toBeInstanceOf(StandardRequest);
    expect(await streamed.text()).toBe('text');
  });
});
