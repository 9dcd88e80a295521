/** Measures a page with a plan: signed in, 20,000 bookings, as HTML and as client navigation, and the bare SELECT of its span. */
import { Agent } from 'node:http';
import { fillHouse } from './fill.ts';
import { openHouse, type House } from './house.ts';
import { measureLimit, selectPlan } from './limits.ts';
import { runLoad, send } from './load.ts';
import { memoryMiB, processorMs } from './memory.ts';
import { benchLine, type BenchLine } from './report.ts';
import { statementsPerRequest } from './statements.ts';
import { rounded } from './statistics.ts';

export interface PlanPage {
  readonly bench: string;
  readonly work: string;
  /** How many of the filled resources the page shows; the address names the first one. */
  readonly columns: number;
  path(resourceId: string): string;
  /** Span of the shown days, YYYY-MM-DD, half-open. */
  readonly from: string;
  readonly until: string;
}

const connections = 16;
const people = ['max.mueller', 'anna.schmidt', 'tom.weber', 'lisa.braun', 'hans.meier', 'peter.koenig'];

export async function measurePlanPage(page: PlanPage): Promise<BenchLine> {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { resourceIds, bookings } = await fillHouse(house.sql);
    const cookies = await sessions(house, connections);
    const path = page.path(resourceIds[0] ?? '');
    // The address that Remix in the browser requests on a click.
    const dataPath = path.replace('?', '.data?');
    const load = (width: number, requests: number, where: string) =>
      measured(house, {
        url: house.url,
        connections: width,
        warmUp: width === 1 ? 50 : 400,
        requests,
        request: (index) => ({ path: where, cookie: cookies[index % cookies.length] ?? '' }),
        isGood: ({ status, body }) => status === 200 && body.includes(' Training'),
      });
    const html = await load(connections, 2_000, path);
    const memory = { server: memoryMiB([house.pids.server]), database: memoryMiB([house.pids.database]) };
    const navigation = await load(connections, 2_000, dataPath);
    const alone = await load(1, 300, path);
    const shown = resourceIds.slice(0, page.columns);
    const limit = await measureLimit({
      what: 'the bare SELECT of the same claims',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 500,
      count: 10_000,
      statement: (sql) => selectPlan(sql, shown, page.from, page.until),
    });
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: 50,
      run: () => send(agent, house.url, { path, cookie: cookies[0] ?? '' }),
    });
    const { bench, work } = page;
    const { bad, statuses: _statuses, processorMsPerRequest, ...speed } = html;
    const violations = bad + navigation.bad + alone.bad;
    return benchLine(
      { bench, work, ...speed, limit, statementsPerRequest: statements, violations },
      {
        bookings,
        processorMsPerRequest,
        oneConnection: { medianMs: alone.medianMs, p99Ms: alone.p99Ms },
        clientNavigation: {
          ratePerS: navigation.ratePerS,
          medianMs: navigation.medianMs,
          p99Ms: navigation.p99Ms,
          processorMsPerRequest: navigation.processorMsPerRequest,
        },
        memoryMiB: memory,
      },
    );
  } finally {
    agent.destroy();
    await house.close();
  }
}

/** Load with the server's own processor time, which other work on the machine disturbs less than wall time. */
export async function measured(house: House, options: Parameters<typeof runLoad>[0]) {
  const before = processorMs(house.pids.server);
  const result = await runLoad(options);
  const after = processorMs(house.pids.server);
  const spent = before === null || after === null ? null : after - before;
  const processorMsPerRequest = spent === null ? null : rounded(spent / (options.warmUp + options.requests));
  return { ...result, processorMsPerRequest };
}

/** A session for each connection, so that the requests are not those of one person. */
async function sessions(house: House, count: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let index = 0; index < count; index += 1) cookies.push(await house.signIn(people[index % people.length] ?? ''));
  return cookies;
}
