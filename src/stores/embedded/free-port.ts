import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port on this machine: the preferred one if nobody listens there, else one the system chooses. */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen(preferred, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
    return address.port;
  } catch (fault) {
    const taken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
    if (taken && preferred !== 0) return freePort();
    throw fault;
  } finally {
    server.close();
  }
}
