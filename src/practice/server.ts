import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Fault } from './acts/fault.ts';
import { send, textAnswer } from './http-answer.ts';
import type { serve } from './serve.ts';

/** The one server of the practice workspace, on this machine only. */
export interface PracticeServer {
  port: number;
  stop(): Promise<void>;
}

/**
 * @param port 0 = any free one
 * @param options.request answers a request
 * @param options.socket takes a WebSocket, or gives false to refuse its address
 * @throws Error when the port is taken
 */
export async function listen(
  port: number,
  options: {
    request: (...args: [Parameters<typeof serve>[1], Parameters<typeof serve>[2]]) => Promise<void>;
    socket: (url: URL, accept: () => Promise<WebSocket>) => boolean;
  },
): Promise<PracticeServer> {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    if (!isOurs(request)) {
      send(response, textAnswer('This server is for this machine only.', 403));
      return;
    }
    options.request(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof SyntaxError || error instanceof Fault) send(response, textAnswer(error.message, 400));
      else
        send(
          response,
          textAnswer(`The practice workspace failed: ${String(error instanceof Error ? error.stack : error)}`, 500),
        );
    });
  });
  server.on('upgrade', (request, stream: Duplex, head) => {
    const url = new URL(request.url ?? '/', 'http://practice');
    const accept = () =>
      new Promise<WebSocket>((resolve) => sockets.handleUpgrade(request, stream, head, (socket) => resolve(socket)));
    if (!isOurs(request) || !options.socket(url, accept)) stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await started(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Came this from this machine, and not from a page of another site open in the same browser? */
function isOurs(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  return isLocal(`http://${host}`) && (origin === undefined || isLocal(origin));
}

function isLocal(address: string): boolean {
  return URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
