import { expect, test } from 'vitest';
import { createDynamicSecurity, NoDynamicSecurityError } from './dynamic-security.server.ts';

test('what was asked over a connection that is cut ends at once, and is no sign of a broker without the plugin', async () => {
  const asked: string[] = [];
  const security = createDynamicSecurity((topic) => asked.push(topic));
  const listing = security.list().catch((error: unknown) => error);
  expect(asked).not.toEqual([]);
  security.cut();
  const error = await listing;
  expect(error).toMatchObject({ message: 'the connection to the broker was cut' });
  expect(error).not.toBeInstanceOf(NoDynamicSecurityError);
});
