/** Measures a page that shows a plan: signed in, 16 connections, beside the bare SELECT of the same span. */
import { Agent } from 'node:http';
import { openHouse } from './house.ts';
import { measureLimit, selectPlan } from './limits.ts';
import { runLoad, send } from './load.ts';
import { benchLine, type BenchLine } from './report.ts';
import { statementsPerRequest } from './statements.ts';

export interface PlanPage {
  readonly bench: string;
  readonly work: string;
  /** Demo resources whose claims the page shows; the first is the one in the address. */
  readonly resources: readonly string[];
  path(resourceId: string): string;
  /** Span of the shown days, YYYY-MM-DD, half-open. */
  readonly from: string;
  readonly until: string;
}

const connections = 16;

export async function measurePlanPage(page: PlanPage): Promise<BenchLine> {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const cookie = await house.signIn('trainer');
    const ids = await Promise.all(page.resources.map((name) => house.resourceId(name)));
    const path = page.path(ids[0] ?? '');
    const load = await runLoad({
      url: house.url,
      connections,
      warmUp: 200,
      requests: 2_000,
      request: () => ({ path, cookie }),
      isGood: ({ status, body }) => status === 200 && body.includes(page.resources[0] ?? ''),
    });
    const limit = await measureLimit({
      what: 'the bare SELECT of the same claims',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 500,
      count: 10_000,
      statement: (sql) => selectPlan(sql, ids, page.from, page.until),
    });
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: 50,
      run: () => send(agent, house.url, { path, cookie }),
    });
    const { bench, work } = page;
    const { bad, statuses: _statuses, ...speed } = load;
    return benchLine({ bench, work, ...speed, limit, statementsPerRequest: statements, violations: bad });
  } finally {
    agent.destroy();
    await house.close();
  }
}
