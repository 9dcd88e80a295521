import { Parser } from 'saxen';

export interface XmlReader {
  /** `name` and the names of attributes are without their prefixes. */
  readonly open: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML from front to back. Throws for XML that is not well-formed, and what the reader throws. Entities of a DTD stay unread. */
export function readXml(xml: string, { open, close, text }: XmlReader): void {
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  // Broken attributes are left out.
  parser.on('warn', () => undefined);
  parser.on('openTag', (name, attributes, decode) => {
    open(bare(name), () =>
      Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [bare(key), decode(value)])),
    );
  });
  if (close) parser.on('closeTag', (name) => close(bare(name)));
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', text);
  }
  parser.parse(xml);
}
