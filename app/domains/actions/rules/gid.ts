/** The stable address of a record of this house in an action: `platzwart:booking/UUID`. Programs send addresses of their own. */
export const gidOf = (entity: 'booking' | 'series' | 'door_job' | 'visit' | 'work', id: string): string =>
  `platzwart:${entity}/${id}`;
