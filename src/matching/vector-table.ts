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

/** Up to this many entries each is looked at closely; beyond, only those that a rough look by signs finds nearest. */
const MOST_CLOSE = 1_500;
const CLOSE_OF_MANY = 1_000;
/** Of a large table what its colleagues have is told whose entries are among so many nearest. */
const NEAREST = 250;
/** Items that stand for all when the mean and the hubs are worked out, and of how many colleagues the nearest make a hub. */
const SAMPLE = 512;
const HUB_OF = 8;
/** Oddness is no merit: what is like nothing else gains so much and no more. Between .06 and .12 the rankings hardly change by it. */
const LEAST_HUB = -0.1;
/** In a large table the nearest are looked for among so many that their signs show to be near. */
const HUB_FROM = 64;
/** What a single sentence of a question stands behind the whole. */
const PART_LESS = 0.1;
const HUBS_AT_ONCE = 10;
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

/** @param size numbers in a vector: a multiple of four */
export function vectorTable(size: number): VectorTable {
  const rows = vectorRows(size);
  const slots: (Held | undefined)[] = [];
  const owners = new Map<string, number>();
  let filled = 0;
  /** By slot; NaN or nothing where it is not known yet. */
  let hubs: number[] = [];
  /** Of all slots below this one the hubs are known. */
  let warmed = 0;
  /** By owner, so that whoever has much counts once. */
  let sample: { owner: number; theirs: number[] }[] = [];
  let sampledOf = 0;
  /** By slot, of the question at hand: memory that the next one uses again, 3 MB in the largest districts. */
  let rough = new Float32Array(0);
  /** To the whole, and to each sentence. */
  let known: Float32Array<ArrayBuffer>[] = [];

  const isLarge = () => filled > MOST_CLOSE;

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
    const [whole = -1] = held.rows;
    const nearest = new Float32Array(HUB_OF).fill(Number.NEGATIVE_INFINITY);
    let compared = 0;
    for (const theirs of worthComparing(whole, held.owner)) {
      let best = Number.NEGATIVE_INFINITY;
      for (const row of theirs) best = Math.max(best, rows.dotOfRows(whole, row));
      compared++;
      // The least of the nearest so far stands first.
      if (best <= (nearest[0] as number)) continue;
      nearest[0] = best;
      nearest.sort();
    }
    const kept = nearest.subarray(HUB_OF - Math.min(HUB_OF, compared));
    const hub = kept.reduce((total, near) => total + near, 0) / (kept.length || 1);
    hubs[slot] = hub;
    return hub;
  }

  /** The rows of the sample that are compared with an entry, by colleague: all but its owner, or in a large table the nearest by their signs. */
  function worthComparing(whole: number, owner: number): number[][] {
    const others: number[][] = [];
    for (const one of sample) {
      if (one.owner === owner) continue;
      const wholes: number[] = [];
      for (const slot of one.theirs) if (slots[slot]) wholes.push(slots[slot].rows[0] as number);
      if (wholes.length) others.push(wholes);
    }
    if (!isLarge()) return others;
    const signs = rows.signs(whole);
    const rough = new Float32Array(others.length);
    others.forEach((wholes, n) => {
      let fewest = size;
      for (const row of wholes) fewest = Math.min(fewest, rows.otherSigns(signs, row));
      rough[n] = -fewest;
    });
    const cut = leastOfHighest(rough, HUB_FROM);
    return others.filter((_, n) => (rough[n] as number) >= cut);
  }

  /** How near the nearest view of a slot is. */
  function closely(question: Float32Array, slot: number): number {
    let best = Number.NEGATIVE_INFINITY;
    for (const view of slots[slot]?.rows ?? []) best = Math.max(best, rows.dot(question, view));
    return best;
  }

  function bySlot(values: Float32Array<ArrayBuffer> | undefined, value: number): Float32Array<ArrayBuffer> {
    const enough = values?.length === slots.length ? values : new Float32Array(slots.length);
    return enough.fill(value);
  }

  /** The slots a rough look finds nearest, or all of a small table. */
  function worthLooking(question: Float32Array): number[] {
    if (!isLarge()) return [...slots.keys()].filter((slot) => slots[slot]);
    const signs = signsOf(question);
    rough = bySlot(rough, Number.NEGATIVE_INFINITY);
    for (let slot = 0; slot < slots.length; slot++) {
      const held = slots[slot];
      if (!held) continue;
      let fewest = size;
      for (const row of held.rows) fewest = Math.min(fewest, rows.otherSigns(signs, row));
      rough[slot] = -fewest;
    }
    return atLeast(rough, leastOfHighest(rough, CLOSE_OF_MANY));
  }

  /** All that those have whose entries are among the nearest; of a small table all that was looked at. */
  function ofTheNearest(looked: readonly number[], near: (slot: number) => number): readonly number[] {
    if (!isLarge()) return looked;
    const values = Float32Array.from(looked, near);
    const isTheirs = new Uint8Array(owners.size);
    for (const n of atLeast(values, leastOfHighest(values, NEAREST))) {
      isTheirs[slots[looked[n] as number]?.owner as number] = 1;
    }
    const all: number[] = [];
    for (let slot = 0; slot < slots.length; slot++) {
      const held = slots[slot];
      if (held && isTheirs[held.owner]) all.push(slot);
    }
    return all;
  }

  return {
    set({ slot, owner, isProfile = false }, views) {
      this.drop(slot);
      if (!views.length) return;
      const number = owners.get(owner) ?? owners.size;
      owners.set(owner, number);
      slots[slot] = { owner: number, isProfile, rows: views.map((view) => rows.add(view)) };
      hubs[slot] = Number.NaN;
      warmed = Math.min(warmed, slot);
      filled++;
    },

    drop(slot) {
      const held = slots[slot];
      if (!held) return;
      for (const row of held.rows) rows.free(row);
      slots[slot] = undefined;
      filled--;
    },

    search(questions, own = []) {
      refreshSample();
      known = questions.map((_, part) => bySlot(known[part], Number.NaN));
      const nearTo = (part: number, slot: number) => {
        const values = known[part] as Float32Array;
        if (Number.isNaN(values[slot] as number)) values[slot] = closely(questions[part] as Float32Array, slot);
        return values[slot] as number;
      };
      const nearOf = (slot: number) => {
        let best = nearTo(0, slot);
        for (let part = 1; part < questions.length; part++) best = Math.max(best, nearTo(part, slot) - PART_LESS);
        return best;
      };
      const mine = new Set(own);
      const looked = ofTheNearest(
        worthLooking(questions[0] as Float32Array).filter((slot) => !mine.has(slot)),
        nearOf,
      );
      const meanHub = chance(hubOf);
      const near = new Float32Array(looked.length);
      const hub = new Float32Array(looked.length);
      const best = questions.map(() => 0);
      looked.forEach((slot, n) => {
        near[n] = nearOf(slot);
        for (const part of best.keys()) best[part] = Math.max(best[part] as number, nearTo(part, slot));
        if (slots[slot]?.isProfile) return;
        // Of a large table hubs are worked out ahead, never while someone waits.
        const waiting = Number.isNaN(hubs[slot] ?? Number.NaN) && isLarge();
        hub[n] = waiting ? 0 : Math.max(LEAST_HUB, hubOf(slot) - meanHub);
      });
      const bestOverChance = best.map((nearest, part) => nearest - chance((slot) => nearTo(part, slot)));
      return { slots: looked, near, hub, encoded: filled, mean: chance(nearOf), bestOverChance };
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

/** Where values of at least this much stand. */
function atLeast(values: Float32Array, least: number): number[] {
  const places: number[] = [];
  for (let n = 0; n < values.length; n++) if ((values[n] as number) >= least) places.push(n);
  return places;
}
