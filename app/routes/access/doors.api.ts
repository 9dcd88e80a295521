import { accessFieldMessage } from '#app/domains/access/api/texts.server.ts';
import { listDoors } from '#app/domains/access/api/contract.server.ts';
import { listMyDoors } from '#app/domains/access/areas/my-doors.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  accessFieldMessage,
  reading(listDoors, async ({ ctx, actor }) => ({
    status: 200,
    body: {
      doors: (await listMyDoors(ctx, actor)).map(
        ({ slug: area, title, facilityName, isAllowed, reasons, isReachable, window }) => ({
          area,
          title,
          facilityName,
          isAllowed,
          reasons,
          isReachable,
          window: window && { from: window.from, until: window.until },
        }),
      ),
    },
  })),
);

export const loader = api.read;
export const action = api.write;
