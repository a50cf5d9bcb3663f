import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How the way to a server is: open, standing still so that what is sent arrives later, or closed. */
type Way = 'open' | 'held' | 'shut';

export interface Gate {
  port: number;
  set(way: Way): void;
  stop(): Promise<void>;
}

/** A way to a server of this machine that a test opens and closes. */
export async function gateTo(port: number): Promise<Gate> {
  let way: Way = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    if (way === 'shut') return inside.destroy();
    const outside = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (chunk) => other.writable && other.write(chunk));
      socket.on('end', () => other.end());
      socket.on('error', () => other.destroy());
      socket.on('close', () => sockets.delete(socket));
      if (way === 'held') socket.pause();
    }
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      way = next;
      for (const socket of sockets) {
        if (way === 'open') socket.resume();
        else if (way === 'held') socket.pause();
        else socket.destroy();
      }
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
