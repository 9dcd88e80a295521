import { refusedAccess } from '#app/domains/access/api-words.server.ts';
import { confirmDoorJob } from '#app/domains/access/confirm-door-job.server.ts';
import { serveDevice } from '#app/domains/access/device-call.server.ts';
import { confirmShape } from '#app/domains/access/device-shapes.server.ts';

/** What became of a grant (protocol). Also from a device that was switched off since: its pulse has to be written down. */
const confirm = serveDevice(
  confirmShape,
  async ({ ctx, body, locale }) => {
    const outcome = await confirmDoorJob(ctx, body);
    switch (outcome.kind) {
      case 'confirmed':
        return { status: 200, body: { status: outcome.status, duplicate: outcome.isDuplicate } };
      case 'late':
        return {
          status: 202,
          body: { code: 'LATE_CONFIRM_RECORDED', status: 'expired', duplicate: outcome.isDuplicate },
        };
      case 'unknown':
        return refusedAccess(404, 'JOB_NOT_FOUND', locale);
      case 'refused':
        return refusedAccess(outcome.code.endsWith('_MISMATCH') ? 403 : 409, outcome.code, locale);
    }
  },
  { whileInactive: true },
);

// One by one: what is taken apart here would stay in the browser's bundle.
export const loader = confirm.loader;
export const action = confirm.action;
