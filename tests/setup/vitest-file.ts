import { afterAll } from 'vitest';
import { setFileEnvironment } from './file-environment.ts';

const { Request, Response } = globalThis;
setFileEnvironment();

// @hono/node-server replaces these classes when a test starts a server, and unit tests share the process.
afterAll(() => {
  for (const [name, value] of Object.entries({ Request, Response }))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
});
