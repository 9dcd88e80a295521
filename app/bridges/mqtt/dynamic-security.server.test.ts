import { expect, test } from 'vitest';
import { createDynamicSecurity, NoDynamicSecurityError } from './dynamic-security.server.ts';

test('ends a request at once, without a verdict about the plugin, when its connection is cut', async () => {
  const asked: string[] = [];
  const security = createDynamicSecurity((topic) => asked.push(topic));
  const listing = security.list().catch((error: unknown) => error);
  expect(asked).not.toEqual([]);
  security.cut();
  const error = await listing;
  expect(error).toMatchObject({ message: 'the connection to the broker was cut' });
  expect(error).not.toBeInstanceOf(NoDynamicSecurityError);
});
