import type { Page } from 'playwright/test';

/** The browser reports every document with status 4xx; those are expected, a 5xx is not. */
const expectedAnswer = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** The router logs this when a link is followed while an answer is still loading; no data is lost. */
const droppedAnswer = /^AbortError: signal is aborted without reason/;

/** The browser and Remix report a request that a test cut (connection.spec.ts). */
const cutRequest =
  /^Failed to load resource: net::ERR_(?:INTERNET_DISCONNECTED|FAILED)|^Error loading route module|^TypeError: Failed to fetch dynamically imported module/;

/** The clock of a test is a script in every frame; the frame of a mail runs none. */
const clockInMail = /^Blocked script execution in '[^']+\/inhalt' because the document's frame is sandboxed/;

/** Collects what must never happen on a page: errors on its console, breaches of the CSP, requests to other hosts. */
export function watchPage(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || /content security policy/i.test(message.text());
    const isExpected = [expectedAnswer, droppedAnswer, cutRequest, clockInMail].some((known) =>
      known.test(message.text()),
    );
    if (isBad && !isExpected) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') problems.push(`request to ${hostname}`);
  });
  return problems;
}
