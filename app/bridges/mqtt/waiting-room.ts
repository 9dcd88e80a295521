import type { Socket } from 'node:net';

type Connection = Pick<Socket, 'remoteAddress' | 'once'>;

export interface WaitingRoom {
  /** False when the address has too many connections here. The connection leaves by itself when it closes. */
  enter(connection: Connection): boolean;
  /** Its CONNECT has arrived. */
  leave(connection: Connection): void;
}

/** Counts the connections of each address that have not said who they are. */
export function createWaitingRoom(mostPerAddress: number): WaitingRoom {
  const counts = new Map<string, number>();
  const inside = new Map<Connection, string>();

  const leave = (connection: Connection): void => {
    const address = inside.get(connection);
    if (address === undefined) return;
    inside.delete(connection);
    const left = (counts.get(address) ?? 1) - 1;
    if (left > 0) counts.set(address, left);
    else counts.delete(address);
  };
  return {
    enter: (connection) => {
      const address = connection.remoteAddress ?? '';
      const count = counts.get(address) ?? 0;
      if (count >= mostPerAddress) return false;
      counts.set(address, count + 1);
      inside.set(connection, address);
      connection.once('close', () => leave(connection));
      return true;
    },
    leave,
  };
}
