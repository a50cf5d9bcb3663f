import { leastOfHighest } from './highest.ts';
import type { Entry } from './meaning.ts';
import { signsOf, vectorRows } from './vector-rows.ts';

/** The entries of a table that are nearest to a question; of a small table all. */
export interface Nearness {
  slots: readonly number[];
  /** In the order of `slots`, the nearest of an entry's views. */
  near: Float32Array;
  /** In the same order, how much nearer than others an entry is to just anything: what wins every question says little about this one. */
  hub: Float32Array;
  /** How many entries are encoded. */
  encoded: number;
  /** What a chance entry reaches. */
  mean: number;
  /** How much nearer than a chance entry the nearest one is. */
  bestOverChance: number;
}

/** The vectors of one directory. Each slot holds the views of one entry, the whole of it first. */
export interface VectorTable {
  set(entry: Pick<Entry, 'slot' | 'owner' | 'isProfile'>, views: readonly Int8Array[]): void;
  drop(slot: number): void;
  /** @param own slots that are not looked at; none unless told */
  search(question: Float32Array, own?: readonly number[]): Nearness;
  /** Works out a few more hubs ahead of a question; false when none is left. */
  warm(): boolean;
}

/** Up to this many entries each is looked at closely; beyond, only those that a rough look by signs finds nearest. */
const MOST_CLOSE = 1_500;
const CLOSE_OF_MANY = 1_000;
/** Items that stand for all when the mean and the hubs are worked out, and of how many colleagues the nearest make a hub. */
const SAMPLE = 512;
const HUB_OF = 8;
/** In a large table the nearest are looked for among so many that their signs show to be near. */
const HUB_FROM = 64;
const HUBS_AT_ONCE = 10;
/** When the table has grown or shrunk by this share, the hubs are worked out anew. */
const OTHER_TABLE = 0.2;

/** @param size numbers in a vector */
export function vectorTable(size: number): VectorTable {
  const rows = vectorRows(size);
  const slots: (number[] | undefined)[] = [];
  /** Whose an item is; of profiles as a whole nothing. */
  const owners: (string | undefined)[] = [];
  let filled = 0;
  let hubs: (number | undefined)[] = [];
  /** Of all slots below this one the hubs are known. */
  let warmed = 0;
  /** By owner, so that whoever has much counts once. */
  let sample: number[][] = [];
  let sampledOf = 0;

  function refreshSample(): void {
    if (sample.length && Math.abs(filled - sampledOf) <= OTHER_TABLE * sampledOf) return;
    const items = [...slots.keys()].filter((slot) => slots[slot] && owners[slot] !== undefined);
    const step = Math.max(1, items.length / SAMPLE);
    const byOwner = new Map<string, number[]>();
    for (let n = 0; n < Math.min(SAMPLE, items.length); n++) {
      const slot = items[Math.floor(n * step)] as number;
      const owner = owners[slot] as string;
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), slot]);
    }
    sample = [...byOwner.values()];
    sampledOf = filled;
    hubs = [];
    warmed = 0;
  }

  /** The mean of a value over the owners in the sample, of each over what is still theirs. */
  function chance(value: (slot: number) => number): number {
    const theirs = sample.map((mine) => mine.filter((slot) => slots[slot])).filter((mine) => mine.length);
    return mean(theirs.map((mine) => mean(mine.map(value))));
  }

  /** How near an entry is to what its nearest colleagues have. */
  function hubOf(slot: number): number {
    const whole = slots[slot]?.[0];
    const known = hubs[slot];
    if (known !== undefined || whole === undefined) return known ?? 0;
    const vector = rows.read(whole);
    const nearest = worthComparing(vector, slot)
      .map((wholes) => Math.max(...wholes.map((row) => rows.dot(vector, row))))
      .sort((a, b) => b - a)
      .slice(0, HUB_OF);
    hubs[slot] = mean(nearest);
    return hubs[slot] ?? 0;
  }

  /** The rows of the sample that are compared with an entry, by colleague: all but its owner, or in a large table the nearest by their signs. */
  function worthComparing(vector: Float32Array, slot: number): number[][] {
    const others = sample
      .filter(([first]) => first !== undefined && owners[first] !== owners[slot])
      .map((theirs) => theirs.flatMap((other) => slots[other]?.[0] ?? []))
      .filter((wholes) => wholes.length > 0);
    if (filled <= MOST_CLOSE) return others;
    const signs = signsOf(vector);
    const rough = Float32Array.from(others, (wholes) => -Math.min(...wholes.map((row) => rows.otherSigns(signs, row))));
    const cut = leastOfHighest(rough, HUB_FROM);
    return others.filter((_, n) => (rough[n] as number) >= cut);
  }

  /** How near the nearest view of a slot is. */
  function closely(question: Float32Array, slot: number): number {
    let best = Number.NEGATIVE_INFINITY;
    for (const row of slots[slot] ?? []) best = Math.max(best, rows.dot(question, row));
    return best;
  }

  /** The slots a rough look finds nearest, or all of a small table. */
  function worthLooking(question: Float32Array): number[] {
    if (filled <= MOST_CLOSE) return [...slots.keys()].filter((slot) => slots[slot]);
    const signs = signsOf(question);
    const rough = new Float32Array(slots.length).fill(Number.NEGATIVE_INFINITY);
    for (let slot = 0; slot < slots.length; slot++) {
      for (const row of slots[slot] ?? []) rough[slot] = Math.max(rough[slot] as number, -rows.otherSigns(signs, row));
    }
    const cut = leastOfHighest(rough, CLOSE_OF_MANY);
    const nearest: number[] = [];
    for (let slot = 0; slot < rough.length; slot++) if ((rough[slot] as number) >= cut) nearest.push(slot);
    return nearest;
  }

  return {
    set({ slot, owner, isProfile }, views) {
      this.drop(slot);
      if (!views.length) return;
      owners[slot] = isProfile ? undefined : owner;
      slots[slot] = views.map((view) => rows.add(view));
      hubs[slot] = undefined;
      warmed = Math.min(warmed, slot);
      filled++;
    },

    drop(slot) {
      const views = slots[slot];
      if (!views) return;
      for (const row of views) rows.free(row);
      slots[slot] = undefined;
      owners[slot] = undefined;
      filled--;
    },

    search(question, own = []) {
      refreshSample();
      const looked = worthLooking(question).filter((slot) => !own.includes(slot));
      const meanHub = chance(hubOf);
      const near = new Float32Array(looked.length);
      const hub = new Float32Array(looked.length);
      let best = 0;
      looked.forEach((slot, n) => {
        near[n] = closely(question, slot);
        best = Math.max(best, near[n] ?? 0);
        // Of a large table hubs are worked out ahead, never while someone waits.
        if (owners[slot] !== undefined)
          hub[n] = (filled <= MOST_CLOSE ? hubOf(slot) : (hubs[slot] ?? meanHub)) - meanHub;
      });
      const meanNear = chance((slot) => closely(question, slot));
      return { slots: looked, near, hub, encoded: filled, mean: meanNear, bestOverChance: best - meanNear };
    },

    warm() {
      refreshSample();
      for (let done = 0; done < HUBS_AT_ONCE && warmed < slots.length; warmed++) {
        if (owners[warmed] === undefined || hubs[warmed] !== undefined) continue;
        hubOf(warmed);
        done++;
      }
      return warmed < slots.length;
    },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / (values.length || 1);
}
