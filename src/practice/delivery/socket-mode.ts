import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Timing } from '../core.ts';
import type { Faults } from '../faults.ts';
import type { Delivery, Reply } from './delivery.ts';

/** Socket Mode: envelopes over the app's own WebSockets, each to one of them. Source: `slack-facts.md` sections 2 and 4. */
export interface SocketDelivery extends Delivery {
  /** A socket that came in with a good ticket. The 11th is turned away (`too_many_websockets`). */
  accept(socket: WebSocket): void;
  /** Asks every open connection to go, as Slack does when it recycles its servers. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Ends every connection without a word, as a broken network does. */
  cut(): void;
  connections(): number;
}

interface Envelope {
  envelope_id: string;
  type: 'events_api' | 'slash_commands' | 'interactive';
  payload: Record<string, unknown>;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

/** What the app sends back. */
interface Ack {
  envelope_id?: string;
  payload?: Record<string, unknown>;
}

/** An envelope on its way. */
interface Parcel {
  envelope: Envelope;
  /** The connection that has it now. */
  socket: WebSocket | undefined;
  /** Waits before each further try, machine milliseconds. */
  delaysMs: number[];
  timer: NodeJS.Timeout | undefined;
  acked(body: Record<string, unknown>): void;
}

const maxConnections = 10;
const pingMs = 10_000;

/** @param changed called when a connection came or went */
export function socketDelivery(options: {
  appId: string;
  timing: Timing;
  faults: Faults;
  changed: () => void;
}): SocketDelivery {
  const { timing, faults } = options;
  const sockets: WebSocket[] = [];
  const parcels = new Map<string, Parcel>();
  let turn = 0;
  const pings = setInterval(
    () =>
      sockets.forEach((socket) => {
        socket.ping();
      }),
    pingMs,
  );
  pings.unref();

  function later(parcel: Parcel, ms: number, run: () => void): void {
    clearTimeout(parcel.timer);
    parcel.timer = setTimeout(run, ms);
    parcel.timer.unref();
  }

  /** Gives the parcel to the next connection, another than before where there is one. */
  function send(parcel: Parcel): void {
    const others = sockets.filter((socket) => socket !== parcel.socket);
    const choice = others.length > 0 ? others : sockets;
    parcel.socket = choice[turn++ % Math.max(choice.length, 1)];
    parcel.socket?.send(JSON.stringify(parcel.envelope));
    later(parcel, parcel.socket ? timing.ackMs : 0, () => again(parcel));
  }

  function again(parcel: Parcel): void {
    const delay = parcel.delaysMs.shift();
    if (delay === undefined) {
      parcels.delete(parcel.envelope.envelope_id);
      return;
    }
    if (parcel.envelope.type === 'events_api') {
      parcel.envelope.retry_attempt = (parcel.envelope.retry_attempt ?? 0) + 1;
      parcel.envelope.retry_reason = 'timeout';
    }
    later(parcel, delay, () => send(parcel));
  }

  function post(envelope: Envelope, delaysMs: readonly number[], acked: Parcel['acked']): void {
    const parcel: Parcel = { envelope, socket: undefined, delaysMs: [...delaysMs], timer: undefined, acked };
    parcels.set(envelope.envelope_id, parcel);
    send(parcel);
  }

  function receive({ envelope_id: id, payload }: Ack): void {
    const parcel = id === undefined ? undefined : parcels.get(id);
    if (!parcel || faults.take('drop_ack', parcel.envelope.type)) return;
    clearTimeout(parcel.timer);
    parcels.delete(parcel.envelope.envelope_id);
    parcel.acked(payload ?? {});
    if (faults.take('redeliver', parcel.envelope.type)) {
      // as reported: the same envelope once more, its retry_attempt back at 0
      post(
        { ...parcel.envelope, ...(parcel.envelope.type === 'events_api' ? { retry_attempt: 0 } : {}) },
        [],
        () => {},
      );
    }
  }

  function gone(socket: WebSocket): void {
    const index = sockets.indexOf(socket);
    if (index < 0) return;
    sockets.splice(index, 1);
    options.changed();
    for (const parcel of parcels.values()) {
      // what a closed connection still owed goes to another at once
      if (parcel.socket === socket && sockets.length > 0) send(parcel);
    }
  }

  return {
    accept(socket) {
      if (sockets.length >= maxConnections) {
        socket.send(
          JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'practice' } }),
        );
        socket.close();
        return;
      }
      sockets.push(socket);
      socket.on('message', (data) => {
        const ack = ackIn(String(data));
        if (ack) receive(ack);
        else socket.close(1007, 'An acknowledgement is JSON.');
      });
      socket.on('close', () => gone(socket));
      socket.on('error', () => socket.terminate());
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: sockets.length,
          connection_info: { app_id: options.appId },
          debug_info: { host: 'practice', started: null, build_number: 0, approximate_connection_time: 18_060 },
        }),
      );
      options.changed();
    },
    ask(kind, payload) {
      if (sockets.length === 0) return Promise.resolve({ ok: false, code: 'dispatch_failed' });
      return new Promise<Reply>((resolve) => {
        const patience = setTimeout(() => resolve({ ok: false, code: 'operation_timeout' }), timing.ackMs);
        const envelope: Envelope = { envelope_id: randomUUID(), type: kind, payload, accepts_response_payload: true };
        post(envelope, [0], (body) => {
          clearTimeout(patience);
          resolve({ ok: true, body });
        });
      });
    },
    tell(body) {
      const envelope: Envelope = {
        envelope_id: randomUUID(),
        type: 'events_api',
        payload: body,
        accepts_response_payload: false,
        retry_attempt: 0,
        retry_reason: '',
      };
      post(envelope, timing.retryDelaysMs, () => {});
    },
    isConnected: () => sockets.length > 0,
    connections: () => sockets.length,
    disconnect(reason) {
      const debug_info = { host: 'practice' };
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info }));
    },
    cut() {
      for (const socket of [...sockets]) socket.terminate();
    },
    async stop() {
      clearInterval(pings);
      for (const parcel of parcels.values()) clearTimeout(parcel.timer);
      for (const socket of [...sockets]) socket.terminate();
    },
  };
}

function ackIn(data: string): Ack | undefined {
  try {
    return JSON.parse(data) as Ack;
  } catch {
    return undefined; // told to the app, which loses this connection
  }
}
