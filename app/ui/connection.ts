import { connectionState, updateConnection } from './connection-state.ts';

/** Between two tries, unless the browser reports a network earlier. */
const RETRY_MS = 3_000;
const PROBE_TIMEOUT_MS = 5_000;
const PROBE = '/healthz';

interface RemixRouter {
  readonly state: {
    readonly navigation: { readonly location?: { readonly pathname: string; readonly search: string } };
  };
}
interface NavigateEvent extends Event {
  readonly navigationType: string;
  readonly userInitiated: boolean;
}
/** What Remix and newer browsers add to the window. */
const page = globalThis as unknown as {
  __remixRouter?: RemixRouter;
  navigation?: EventTarget;
};

let send: typeof fetch;
/** Reads that go on when the server answers again. */
const waiting = new Set<() => void>();
let tryNow: (() => void) | null = null;
let askedLink: HTMLAnchorElement | null = null;
let lastForm: HTMLFormElement | null = null;

/**
 * Keeps the page while the server cannot be reached. Remix would replace it by an error page, and the browser by its own. Reads
 * wait and go on by themselves; a form is not sent, keeps its fields and is never sent later by itself.
 */
export function watchConnection(): void {
  send = globalThis.fetch.bind(globalThis);
  globalThis.fetch = fetchOrWait;
  // On the window, so that the listeners are called before those of React on the document.
  addEventListener('click', keepLink, { capture: true });
  addEventListener('submit', keepForm, { capture: true });
  addEventListener('submit', probeDocumentForm);
  addEventListener('offline', () => void checkConnection());
  addEventListener('online', retryConnection);
  page.navigation?.addEventListener('navigate', (event) => keepPage(event as NavigateEvent));
  if (!navigator.onLine) void checkConnection();
}

/** Tries again at once. */
export function retryConnection(): void {
  tryNow?.();
}

async function isReachable(): Promise<boolean> {
  try {
    await send(PROBE, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}

/** True when the server answers. A browser may be without a network and still reach a server on the same machine. */
async function checkConnection(): Promise<boolean> {
  if (await isReachable()) return true;
  lose();
  return false;
}

function lose(): void {
  if (connectionState().isLost) return;
  updateConnection({ isLost: true });
  void untilFound();
}

async function untilFound(): Promise<void> {
  do {
    await new Promise<void>((resolve) => {
      tryNow = resolve;
      setTimeout(resolve, RETRY_MS);
    });
  } while (!(await isReachable()));
  tryNow = null;
  updateConnection({ isLost: false });
  for (const goOn of waiting) goOn();
  const link = askedLink;
  askedLink = null;
  if (link?.isConnected) link.click();
  else if (link) location.assign(link.href);
}

async function fetchOrWait(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  const isRoute = url.origin === location.origin && url.pathname.endsWith('.data');
  if (!isRoute || input instanceof Request) return send(input, init);
  for (;;) {
    try {
      return await send(input, init);
    } catch (error) {
      // A lost connection is a TypeError in every browser; an aborted request is a DOMException.
      if (!(error instanceof TypeError) || init.signal?.aborted) throw error;
      lose();
      if (!isRead(init)) return notSent(url, init);
      await untilBack(init.signal);
    }
  }
}

const fieldsOf = ({ body }: RequestInit): FormData | URLSearchParams =>
  body instanceof FormData || body instanceof URLSearchParams ? body : new FormData();

/** Loads, and previews, which write nothing. */
function isRead(init: RequestInit): boolean {
  if ((init.method ?? 'GET') === 'GET') return true;
  const intent = fieldsOf(init).get('intent');
  return typeof intent === 'string' && intent.startsWith('preview');
}

function untilBack(signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const goOn = () => {
      waiting.delete(goOn);
      resolve();
    };
    waiting.add(goOn);
    signal?.addEventListener('abort', () => {
      waiting.delete(goOn);
      reject(signal.reason as Error);
    });
  });
}

/**
 * The answer that keeps the page: null for a form of this page, else a redirect to this page. Remix expects a turbo-stream; the
 * objects are flat, so that two lines write it.
 */
function notSent(url: URL, init: RequestInit): Response {
  const fields = new FormData();
  for (const [name, value] of fieldsOf(init)) fields.append(name, value);
  reportUnsent(fields, { wasTried: navigator.onLine });
  const here = `${location.pathname}${location.search}`;
  const isHere = `${url.pathname.replace(/\.data$/, '')}${url.search}` === here;
  const body = isHere
    ? [{ _1: -5 }, 'data']
    : [
        { _1: 2, _3: 4, _5: 6, _7: 6, _8: 9 },
        'redirect',
        here,
        'status',
        302,
        'revalidate',
        false,
        'reload',
        'replace',
        true,
      ];
  return new Response(`${JSON.stringify(body)}\n`, { status: isHere ? 503 : 202 });
}

function reportUnsent(fields: FormData, { wasTried } = { wasTried: false }): void {
  const hasInput = lastForm?.querySelector('textarea, select, input:not([type=hidden])') !== null;
  const isSaidInPlace = lastForm?.dataset['lost'] === 'in-place';
  updateConnection({ isLost: true, unsent: { fields, isSaidInPlace, hasInput, wasTried } });
}

const POST = 'post';

/** A form that is sent while the server is away stays as it is. */
function keepForm(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== POST) return;
  // Its page keeps what it sends until the server is back.
  if (form.dataset['lost'] === 'queued') return;
  lastForm = form;
  if (!connectionState().isLost) return;
  event.preventDefault();
  event.stopPropagation();
  reportUnsent(new FormData(form, event.submitter));
  retryConnection();
}

const probed = new WeakSet<HTMLFormElement>();

/** A form that the browser itself sends (sign-in, sign-out, language): its error page would replace the app. */
function probeDocumentForm(event: SubmitEvent): void {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== POST) return;
  if (probed.delete(form)) return;
  event.preventDefault();
  const { submitter } = event;
  void checkConnection().then((isFound) => {
    if (!isFound) return reportUnsent(new FormData(form, submitter));
    probed.add(form);
    form.requestSubmit(submitter);
  });
}

/** A link that is pressed while the server is away is followed when it is back. */
function keepLink(event: MouseEvent): void {
  if (!connectionState().isLost || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLAnchorElement>('a[href]');
  if (!link || link.target || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  event.stopPropagation();
  askedLink = link;
  updateConnection({ isAsked: true });
  retryConnection();
}

let isReloading = false;

/**
 * Remix reloads the page when the script of a page does not load, also when the mouse is only over a link. Without a network
 * that ends on the browser's error page.
 */
function keepPage(event: NavigateEvent): void {
  if (event.navigationType !== 'reload' || event.userInitiated || !event.cancelable || isReloading) return;
  event.preventDefault();
  const next = page.__remixRouter?.state.navigation.location;
  const go = () => {
    isReloading = true;
    if (next) location.assign(`${next.pathname}${next.search}`);
    else location.reload();
  };
  void checkConnection().then((isFound) => {
    if (isFound) go();
    else if (next) waiting.add(go);
  });
}
