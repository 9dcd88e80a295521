import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { BusyError } from '#app/db/errors.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { answerFor, withErrorAnswers } from './error-answers.server.ts';

describe('the answer to a thrown error is', () => {
  it.each([
    ['absent', new NotFoundError(), { status: 404 }],
    ['forbidden, with its reason', new ForbiddenError('booking.request'), { status: 403, reason: 'booking.request' }],
    ['busy', new BusyError('full'), { status: 503 }],
    ['nothing: it is a defect', new TypeError('x is undefined'), null],
  ])('%s', (_name, error, answer) => {
    expect(answerFor(error)).toEqual(answer);
  });
});

describe('withErrorAnswers', () => {
  const buildOf = (module: object): ServerBuild =>
    ({ routes: { week: { id: 'week', path: 'kalender', module } } }) as unknown as ServerBuild;
  const loaderOf = (error: unknown) => {
    const failing = async (): Promise<never> => {
      throw error;
    };
    const built = withErrorAnswers(buildOf({ default: () => null, loader: failing }));
    return built.routes['week']?.module.loader as () => Promise<unknown>;
  };

  it('throws the answer when a loader or action throws a known error', async () => {
    await expect(loaderOf(new NotFoundError())()).rejects.toMatchObject({ init: { status: 404 } });
  });

  it('rethrows responses and defects unchanged', async () => {
    const redirect = new Response(null, { status: 302 });
    await expect(loaderOf(redirect)()).rejects.toBe(redirect);
    const defect = new TypeError('x');
    await expect(loaderOf(defect)()).rejects.toBe(defect);
  });

  it('adds no loader or action when the route has none', () => {
    expect(withErrorAnswers(buildOf({ default: () => null })).routes['week']?.module.action).toBeUndefined();
  });
});
