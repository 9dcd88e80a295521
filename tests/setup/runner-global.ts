/** Global setup of vitest and playwright: a runner that is called alone starts its own database; under `npm test` there is one. */
import { startCluster } from './cluster.ts';
import { runningCluster } from './cluster-urls.ts';

export default async function setUp(): Promise<() => Promise<void>> {
  if (runningCluster()) return async () => undefined;
  const cluster = await startCluster();
  Object.assign(process.env, cluster.env);
  return () => cluster.stop();
}
