import { randomUUID } from 'node:crypto';

/**
 * How the practice workspace misbehaves on demand. `method` narrows a fault of the Web API to one method (`chat.postMessage`), to `response_url` or to `upload`;
 * `type` narrows a fault of delivery to `events_api`, `slash_commands` or `interactive`. `times` (1 unless given) is how often it strikes; null = until removed.
 */
export type FaultPlan = { method?: string; type?: string; times?: number | null } & (
  | /** 429, with `Retry-After` in seconds, or null for the 429 that lacks it. */ {
      kind: 'rate_limited';
      retryAfter: number | null;
    }
  | /** A status such as 500 or 503, `before` the call took effect or `after`: then the effect is there and its answer lost. */ {
      kind: 'http_error';
      status: number;
      when: 'before' | 'after';
    }
  | /** The connection is reset, before or after the effect. */ { kind: 'reset'; when: 'before' | 'after' }
  | /** The effect is there, the answer breaks off in its middle. */ { kind: 'cut_body' }
  | /** The effect is there, the answer is a web page with status 200. */ { kind: 'html' }
  | /** The answer comes late: the call waits before it takes effect, or after. */ {
      kind: 'slow';
      ms: number;
      when: 'before' | 'after';
    }
  | /** `ok: false` with this code, without effect: `unknown_method` for a method that is lacking, `internal_error`, … */ {
      kind: 'refuse';
      code: string;
    }
  | /** An acknowledged envelope or request is delivered once more. */ { kind: 'redeliver' }
  | /** The app's ack is lost on its way. */ { kind: 'drop_ack' }
);

type Fault = FaultPlan & { id: string; struck: number };

/** The faults that are planned, and how often each has struck. */
export interface Faults {
  add(plan: FaultPlan): Fault;
  remove(id: string): void;
  clear(): void;
  list(): readonly Fault[];
  /** The next fault of this kind for the method or delivery type, used up by asking. */
  take<Kind extends Fault['kind']>(kind: Kind, scope: string): Extract<Fault, { kind: Kind }> | undefined;
}

export function faultBook(): Faults {
  const book: Fault[] = [];
  return {
    add(plan) {
      const fault: Fault = { ...plan, id: randomUUID(), struck: 0 };
      book.push(fault);
      return fault;
    },
    remove(id) {
      const index = book.findIndex((fault) => fault.id === id);
      if (index >= 0) book.splice(index, 1);
    },
    clear() {
      book.length = 0;
    },
    list: () => book,
    take<Kind extends Fault['kind']>(kind: Kind, scope: string) {
      const isOfKind = (fault: Fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind;
      const found = book.filter(isOfKind).find((fault) => isDue(fault) && matches(fault, scope));
      if (found) found.struck += 1;
      return found;
    },
  };
}

function isDue(fault: Fault): boolean {
  return fault.times === null || fault.struck < (fault.times ?? 1);
}

function matches(fault: Fault, scope: string): boolean {
  const wanted = fault.method ?? fault.type;
  return wanted === undefined || wanted === scope;
}
