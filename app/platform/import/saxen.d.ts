/** The part of saxen that read-xml uses; the package has no types. */
declare module 'saxen' {
  export class Parser {
    on(
      name: 'openTag',
      callback: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: (text: string) => string,
      ) => void,
    ): this;
    on(name: 'closeTag', callback: (name: string) => void): this;
    on(name: 'text', callback: (text: string, decode: (text: string) => string) => void): this;
    on(name: 'cdata', callback: (text: string) => void): this;
    on(name: 'error' | 'warn', callback: (error: Error) => void): this;
    parse(xml: string): this;
    stop(): void;
  }
}
