/** A process with a bare broker and a bare HTTP server, the upper limit of the machine. Prints their ports as JSON. */
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { Aedes } from 'aedes';

const broker = await Aedes.createBroker();
const mqtt = createServer((socket) => {
  socket.setNoDelay(true);
  broker.handle(socket);
}).listen(0, '127.0.0.1');
const http = createHttpServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'));
}).listen(0, '127.0.0.1');
await Promise.all([mqtt, http].map((server) => new Promise((resolve) => server.once('listening', resolve))));
const portOf = (server: typeof mqtt) => (server.address() as AddressInfo).port;
process.stdout.write(`${JSON.stringify({ mqtt: portOf(mqtt), http: portOf(http) })}\n`);
process.on('disconnect', () => process.exit(0));
