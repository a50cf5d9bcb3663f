/** How payloads reach the app: over its sockets, or as signed requests to its URL. */
export interface Delivery {
  /** Something a person waits for: a command, a press, a submission. Resolves with the app's answer, or why there is none, within 3 s. */
  ask(kind: 'slash_commands' | 'interactive', payload: Record<string, unknown>): Promise<Reply>;
  /** An event, which is repeated when the app does not confirm it. */
  tell(body: Record<string, unknown>): void;
  isConnected(): boolean;
  /** Ends connections and timers. */
  stop(): Promise<void>;
}

export type Reply =
  /** What the app sent with its ack; `{}` for a bare ack. */
  | { ok: true; body: Record<string, unknown> }
  /** As the person is told: `operation_timeout`, `dispatch_failed`, `http_service_error`, `http_client_error`. */
  | { ok: false; code: string };
