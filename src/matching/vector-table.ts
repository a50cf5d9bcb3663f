import { leastOfHighest } from './highest.ts';
import type { Entry } from './meaning.ts';
import { vectorRows } from './vector-rows.ts';

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
  /** How much nearer than a chance entry the nearest one is: to the whole question, then to each of its sentences. */
  bestOverChance: readonly number[];
}

/** The vectors of one directory. Each slot holds the views of one entry, the whole of it first. */
export interface VectorTable {
  set(entry: Pick<Entry, 'slot' | 'owner' | 'isProfile'>, views: readonly Int8Array[]): void;
  drop(slot: number): void;
  /**
   * @param questions the whole, then each of its sentences where it has several
   * @param own slots that are not looked at; none unless told
   */
  search(questions: readonly Float32Array[], own?: readonly number[]): Nearness;
  /** Works out a few more hubs ahead of a question; false when none is left. */
  warm(): boolean;
}

/** Up to this many entries each is told; beyond, all that the colleagues have whose entries are among the nearest. */
const MOST_TOLD = 1_500;
const NEAREST = 250;
/** Items that stand for all when the mean and the hubs are worked out, and of how many colleagues the nearest make a hub. */
const SAMPLE = 512;
const HUB_OF = 8;
/** Oddness is no merit: what is like nothing else gains so much and no more. Between .06 and .12 the rankings hardly change by it. */
const LEAST_HUB = -0.1;
/** What a single sentence of a question stands behind the whole. */
const PART_LESS = 0.1;
const HUBS_AT_ONCE = 50;
/** When the table has grown or shrunk by this share, the hubs are worked out anew. */
const OTHER_TABLE = 0.2;

/** One entry of the table. */
interface Held {
  /** The number of its owner. */
  owner: number;
  isProfile: boolean;
  /** Of its views, the whole first. */
  rows: readonly number[];
}

/** @param size numbers in a vector */
export function vectorTable(size: number): VectorTable {
  const rows = vectorRows(size);
  const slots: (Held | undefined)[] = [];
  /** By row the slot whose view it is, -1 where it is free. */
  const slotOf: number[] = [];
  const owners = new Map<string, number>();
  let filled = 0;
  /** By slot; NaN or nothing where it is not known yet. */
  let hubs: number[] = [];
  /** Of all slots below this one the hubs are known. */
  let warmed = 0;
  /** By owner, so that whoever has much counts once. */
  let sample: { owner: number; theirs: number[] }[] = [];
  let sampledOf = 0;

  const isLarge = () => filled > MOST_TOLD;

  function refreshSample(): void {
    if (sample.length && Math.abs(filled - sampledOf) <= OTHER_TABLE * sampledOf) return;
    const items = [...slots.keys()].filter((slot) => slots[slot]?.isProfile === false);
    const step = Math.max(1, items.length / SAMPLE);
    const byOwner = new Map<number, number[]>();
    for (let n = 0; n < Math.min(SAMPLE, items.length); n++) {
      const slot = items[Math.floor(n * step)] as number;
      const owner = (slots[slot] as Held).owner;
      const theirs = byOwner.get(owner) ?? [];
      byOwner.set(owner, theirs);
      theirs.push(slot);
    }
    sample = [...byOwner].map(([owner, theirs]) => ({ owner, theirs }));
    sampledOf = filled;
    hubs = [];
    warmed = 0;
  }

  /** The mean of a value over the owners in the sample, of each over what is still theirs. */
  function chance(value: (slot: number) => number): number {
    let [total, owners] = [0, 0];
    for (const { theirs } of sample) {
      let [sum, left] = [0, 0];
      for (const slot of theirs) {
        if (!slots[slot]) continue;
        sum += value(slot);
        left++;
      }
      if (left) total += sum / left;
      if (left) owners++;
    }
    return total / (owners || 1);
  }

  /** How near an entry is to what its nearest colleagues have. */
  function hubOf(slot: number): number {
    const known = hubs[slot] ?? Number.NaN;
    const held = slots[slot];
    if (!Number.isNaN(known) || !held) return held ? known : 0;
    const wholes: number[] = [];
    const theirs: number[] = [];
    for (const { owner, theirs: ofOwner } of sample) {
      if (owner === held.owner) continue;
      for (const one of ofOwner) {
        const whole = slots[one]?.rows[0];
        if (whole === undefined) continue;
        wholes.push(whole);
        theirs.push(owner);
      }
    }
    const byOwner = new Map<number, number>();
    for (const [n, near] of rows.dotsOfRow(held.rows[0] as number, wholes).entries()) {
      const owner = theirs[n] as number;
      byOwner.set(owner, Math.max(near, byOwner.get(owner) ?? near));
    }
    const nearest = Float32Array.from(byOwner.values()).sort().subarray(-HUB_OF);
    const hub = nearest.reduce((total, near) => total + near, 0) / (nearest.length || 1);
    hubs[slot] = hub;
    return hub;
  }

  /** By slot, how near the nearest view of an entry is. */
  function nearest(ofRows: Float32Array): Float32Array<ArrayBuffer> {
    const near = new Float32Array(slots.length).fill(Number.NEGATIVE_INFINITY);
    for (let row = 0; row < ofRows.length; row++) {
      const slot = slotOf[row] as number;
      if (slot >= 0) near[slot] = Math.max(near[slot] as number, ofRows[row] as number);
    }
    return near;
  }

  /** The entries told of: all that those have of whom one is among the nearest; in a small table all. */
  function told(near: Float32Array, own: ReadonlySet<number>): number[] {
    const others: number[] = [];
    const values = near.slice();
    for (const slot of own) values[slot] = Number.NEGATIVE_INFINITY;
    const least = isLarge() ? leastOfHighest(values, NEAREST) : Number.NEGATIVE_INFINITY;
    const isTheirs = new Uint8Array(owners.size);
    for (let slot = 0; slot < slots.length; slot++) {
      const held = slots[slot];
      if (held && !own.has(slot) && (values[slot] as number) >= least) isTheirs[held.owner] = 1;
    }
    for (let slot = 0; slot < slots.length; slot++) {
      const held = slots[slot];
      if (held && !own.has(slot) && isTheirs[held.owner]) others.push(slot);
    }
    return others;
  }

  return {
    set({ slot, owner, isProfile = false }, views) {
      this.drop(slot);
      if (!views.length) return;
      const number = owners.get(owner) ?? owners.size;
      owners.set(owner, number);
      const added = views.map((view) => rows.add(view));
      for (const row of added) slotOf[row] = slot;
      slots[slot] = { owner: number, isProfile, rows: added };
      hubs[slot] = Number.NaN;
      warmed = Math.min(warmed, slot);
      filled++;
    },

    drop(slot) {
      const held = slots[slot];
      if (!held) return;
      for (const row of held.rows) {
        rows.free(row);
        slotOf[row] = -1;
      }
      slots[slot] = undefined;
      filled--;
    },

    search(questions, own = []) {
      refreshSample();
      const [whole = new Float32Array(0), ...sentences] = rows.dots(questions).map(nearest);
      const near = whole.slice();
      for (const sentence of sentences) {
        for (let slot = 0; slot < near.length; slot++) {
          near[slot] = Math.max(near[slot] as number, (sentence[slot] as number) - PART_LESS);
        }
      }
      const looked = told(near, new Set(own));
      const meanHub = chance(hubOf);
      const hub = Float32Array.from(looked, (slot) => {
        if (slots[slot]?.isProfile) return 0;
        // Of a large table hubs are worked out ahead, never while someone waits.
        const waiting = Number.isNaN(hubs[slot] ?? Number.NaN) && isLarge();
        return waiting ? 0 : Math.max(LEAST_HUB, hubOf(slot) - meanHub);
      });
      const bestOverChance = [whole, ...sentences].map((values) => {
        const best = looked.reduce((most, slot) => Math.max(most, values[slot] as number), 0);
        return best - chance((slot) => values[slot] as number);
      });
      const mean = chance((slot) => near[slot] as number);
      return {
        slots: looked,
        near: Float32Array.from(looked, (slot) => near[slot] as number),
        hub,
        encoded: filled,
        mean,
        bestOverChance,
      };
    },

    warm() {
      refreshSample();
      for (let done = 0; done < HUBS_AT_ONCE && warmed < slots.length; warmed++) {
        if (slots[warmed]?.isProfile !== false || !Number.isNaN(hubs[warmed] ?? Number.NaN)) continue;
        hubOf(warmed);
        done++;
      }
      return warmed < slots.length;
    },
  };
}
