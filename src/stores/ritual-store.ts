import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Ritual, RitualAnswer, RitualCard } from '../domain/ritual.ts';
import type { DaySpan } from '../time/calendar-day.ts';
import { notHeld } from './removal-store.ts';

export const ritualIndexes: IndexDescription[] = [
  // addOnce: a replayed form begins nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find, change
  { key: { teamId: 1, id: 1 }, unique: true },
  // change: two rituals of one channel never come at the same minute of the week.
  {
    key: { teamId: 1, channelId: 1, minute: 1 },
    unique: true,
    partialFilterExpression: { minute: { $exists: true } },
    name: 'minutes',
  },
  // inChannel, live, restingOf
  { key: { teamId: 1, status: 1, channelId: 1 } },
  // due
  { key: { nextAt: 1 }, partialFilterExpression: { nextAt: { $exists: true } }, name: 'next' },
  // metIn
  { key: { teamId: 1, template: 1 }, partialFilterExpression: { met: { $exists: true } }, name: 'met' },
  // removeDraftsBefore
  { key: { startedAt: 1 }, partialFilterExpression: { status: 'draft' }, name: 'drafts' },
];

export const ritualCardIndexes: IndexDescription[] = [
  // addCard: one card at each time.
  { key: { teamId: 1, ritualId: 1, slot: 1 }, unique: true },
  // card
  { key: { teamId: 1, id: 1 }, unique: true },
  // cards
  { key: { teamId: 1, ritualId: 1, postedAt: -1 } },
  // cardsIn
  { key: { teamId: 1, day: 1 } },
  // toPair
  { key: { pairsAt: 1 }, partialFilterExpression: { pairsAt: { $exists: true } }, name: 'pairs' },
  // clearHidden
  { key: { teamId: 1, hasHidden: 1 }, partialFilterExpression: { hasHidden: true }, name: 'hidden' },
  // forgetCardsBefore
  { key: { isForgotten: 1, postedAt: 1 } },
];

export interface RitualStore {
  /** Keeps a new ritual; when its cause made one already, gives that one. */
  addOnce(ritual: Ritual): Promise<Ritual>;
  find(teamId: string, id: string): Promise<Ritual | undefined>;
  /** Takes over a change made to the ritual as it was read; false when someone was first. */
  change(ritual: Ritual): Promise<boolean>;
  /** Those of a channel that run or rest, the oldest first. */
  inChannel(teamId: string, channelId: string): Promise<Ritual[]>;
  /** Those of a workspace that run, or of which is asked what becomes of them. */
  live(teamId: string): Promise<Ritual[]>;
  /** Those that someone began and that rest until they press, the oldest first. */
  restingOf(teamId: string, userId: string): Promise<Ritual[]>;
  /** Whom any ritual of a template has paired in a workspace, also one that was dropped. */
  metIn(teamId: string, template: Ritual['template']): Promise<[string, string][]>;
  /** Those of all workspaces whose next time has come. */
  due(now: Date): AsyncIterable<Ritual>;
  /** Removes what was never started. */
  removeDraftsBefore(at: Date): Promise<void>;
  /** False when it stands in its channel already. */
  addCard(card: RitualCard): Promise<boolean>;
  card(teamId: string, id: string): Promise<RitualCard | undefined>;
  /** The cards of a ritual, the newest first. */
  cards(teamId: string, ritualId: string, most: number): Promise<RitualCard[]>;
  /** The cards of a workspace on these days, both included; of these channels alone where they are given. */
  cardsIn(teamId: string, days: DaySpan, channelIds?: readonly string[]): Promise<RitualCard[]>;
  /** Puts someone's answer in place of an earlier one of theirs; gives the card as it is then. */
  answer(teamId: string, cardId: string, answer: RitualAnswer): Promise<RitualCard | undefined>;
  /** Takes someone's answer away; under a legal hold it is hidden from everyone instead, until `clearHidden`. */
  takeBack(teamId: string, cardId: string, userId: string, isHeld: boolean): Promise<RitualCard | undefined>;
  /** Removes hidden answers, but for `held` workspaces. */
  clearHidden(held: readonly string[]): Promise<void>;
  /** Someone takes part in pairs. */
  takePart(teamId: string, cardId: string, userId: string): Promise<RitualCard | undefined>;
  /** Someone takes no part any more. */
  takeNoPart(teamId: string, cardId: string, userId: string): Promise<RitualCard | undefined>;
  /** Cards of all workspaces whose pairs are to be proposed. */
  toPair(now: Date): AsyncIterable<RitualCard>;
  /** Its pairs are proposed. */
  paired(teamId: string, cardId: string): Promise<RitualCard | undefined>;
  /** Somebody has said thanks from it. */
  countThanks(teamId: string, cardId: string): Promise<RitualCard | undefined>;
  /**
   * Forgets what was said on cards posted before `at`, and by whom, but for `held` workspaces. That it came, and whether anybody
   * took it up, stays: a ritual of a term is asked about after more than half a year.
   */
  forgetCardsBefore(at: Date, held: readonly string[]): Promise<void>;
  removeCard(teamId: string, id: string): Promise<void>;
}

/** What was taken back under a legal hold is kept, and read by nobody. */
interface CardDocument extends Omit<RitualCard, 'answers'> {
  answers: (RitualAnswer & { isHidden?: true })[];
  hasHidden?: true;
}

function shown({ hasHidden: _, ...card }: CardDocument): RitualCard {
  return { ...card, answers: card.answers.filter(({ isHidden }) => !isHidden) };
}

/** @param session binds all calls to one transaction */
export function ritualStore(db: Db, session?: ClientSession): RitualStore {
  const rituals = db.collection<Ritual>('rituals');
  const cards = db.collection<CardDocument>('ritualCards');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, id: string) => ({ teamId: { $eq: teamId }, id: { $eq: id } });
  const others = (userId: string) => ({
    $filter: {
      input: '$answers',
      cond: { $or: [{ $ne: ['$$this.userId', { $literal: userId }] }, { $eq: ['$$this.isHidden', true] }] },
    },
  });
  const hidden = (userId: string) => ({
    $map: {
      input: '$answers',
      in: {
        $cond: [
          { $eq: ['$$this.userId', { $literal: userId }] },
          { $mergeObjects: ['$$this', { isHidden: true }] },
          '$$this',
        ],
      },
    },
  });

  async function changed(teamId: string, id: string, set: Record<string, unknown>): Promise<RitualCard | undefined> {
    const after = await cards.findOneAndUpdate(
      { ...one(teamId, id), isForgotten: { $exists: false } },
      [{ $set: { ...set, turn: { $add: ['$turn', 1] } } }],
      { returnDocument: 'after', projection: { _id: 0 }, session },
    );
    return after ? shown(after) : undefined;
  }

  return {
    async addOnce(ritual) {
      const same = { teamId: { $eq: ritual.teamId }, cause: { $eq: ritual.cause } };
      const { upsertedCount } = await rituals.updateOne(same, { $setOnInsert: ritual }, { upsert: true, session });
      if (upsertedCount === 1) return ritual;
      return (await rituals.findOne<Ritual>(same, read)) ?? ritual;
    },
    async find(teamId, id) {
      return (await rituals.findOne<Ritual>(one(teamId, id), read)) ?? undefined;
    },
    async change(ritual) {
      const { teamId, id, turn } = ritual;
      const { modifiedCount } = await rituals.replaceOne(
        { ...one(teamId, id), turn },
        { ...ritual, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async inChannel(teamId, channelId) {
      return rituals
        .find<Ritual>(
          {
            teamId: { $eq: teamId },
            channelId: { $eq: channelId },
            status: { $in: ['running', 'asking', 'parked'] },
          },
          read,
        )
        .sort({ startedAt: 1, _id: 1 })
        .toArray();
    },
    async live(teamId) {
      return rituals
        .find<Ritual>({ teamId: { $eq: teamId }, status: { $in: ['running', 'asking'] } }, read)
        .sort({ startedAt: 1, _id: 1 })
        .toArray();
    },
    async restingOf(teamId, userId) {
      return rituals
        .find<Ritual>(
          { teamId: { $eq: teamId }, status: { $in: ['asking', 'parked'] }, startedBy: { $eq: userId } },
          read,
        )
        .sort({ startedAt: 1, _id: 1 })
        .toArray();
    },
    async metIn(teamId, template) {
      const paired = { teamId: { $eq: teamId }, template: { $eq: template }, met: { $exists: true } };
      return (await rituals.find<Ritual>(paired, read).toArray()).flatMap(({ met = [] }) => met);
    },
    due(now) {
      return rituals.find<Ritual>({ nextAt: { $lte: now } }, read).sort({ nextAt: 1 });
    },
    async removeDraftsBefore(at) {
      await rituals.deleteMany({ status: 'draft', startedAt: { $lt: at } }, { session });
    },
    async addCard(card) {
      const { teamId, ritualId, slot } = card;
      const { upsertedCount } = await cards.updateOne(
        { teamId: { $eq: teamId }, ritualId: { $eq: ritualId }, slot: { $eq: slot } },
        { $setOnInsert: card },
        { upsert: true, session },
      );
      return upsertedCount === 1;
    },
    async card(teamId, id) {
      const found = await cards.findOne<CardDocument>(one(teamId, id), read);
      return found ? shown(found) : undefined;
    },
    async cards(teamId, ritualId, most) {
      const found = cards
        .find<CardDocument>({ teamId: { $eq: teamId }, ritualId: { $eq: ritualId } }, read)
        .sort({ postedAt: -1 })
        .limit(most);
      return (await found.toArray()).map(shown);
    },
    async cardsIn(teamId, { from, to }, channelIds) {
      const there = channelIds && { channelId: { $in: [...channelIds] } };
      const onDays = { teamId: { $eq: teamId }, day: { $gte: from, $lte: to } };
      const found = cards.find<CardDocument>({ ...onDays, ...there }, read);
      return (await found.toArray()).map(shown);
    },
    async answer(teamId, cardId, answer) {
      const { userId } = answer;
      return changed(teamId, cardId, { answers: { $concatArrays: [others(userId), [{ $literal: answer }]] } });
    },
    async takeBack(teamId, cardId, userId, isHeld) {
      return changed(
        teamId,
        cardId,
        isHeld ? { answers: hidden(userId), hasHidden: true } : { answers: others(userId) },
      );
    },
    async clearHidden(held) {
      await cards.updateMany(
        { hasHidden: true, ...notHeld(held) },
        { $pull: { answers: { isHidden: true } }, $unset: { hasHidden: '' } },
        { session },
      );
    },
    async takePart(teamId, cardId, userId) {
      return changed(teamId, cardId, { members: { $setUnion: ['$members', [{ $literal: userId }]] } });
    },
    async takeNoPart(teamId, cardId, userId) {
      const left = { $filter: { input: '$members', cond: { $ne: ['$$this', { $literal: userId }] } } };
      return changed(teamId, cardId, { members: left });
    },
    toPair(now) {
      return cards.find<RitualCard>({ pairsAt: { $lte: now } }, read);
    },
    async paired(teamId, cardId) {
      return changed(teamId, cardId, { pairsAt: '$$REMOVE', pairsOn: '$$REMOVE' });
    },
    async countThanks(teamId, cardId) {
      return changed(teamId, cardId, { thanks: { $add: ['$thanks', 1] } });
    },
    async forgetCardsBefore(at, held) {
      const shownAnswers = {
        $filter: { input: { $ifNull: ['$answers', []] }, cond: { $ne: ['$$this.isHidden', true] } },
      };
      // Also of cards that an earlier version wrote: one that lacks a field must not keep the words of all others.
      const members = { $size: { $ifNull: ['$members', []] } };
      const takenUp = { $add: [{ $size: shownAnswers }, members, { $ifNull: ['$thanks', 0] }] };
      await cards.updateMany(
        { isForgotten: { $exists: false }, postedAt: { $lt: at }, ...notHeld(held) },
        [
          {
            $set: {
              isForgotten: true,
              wasAnswered: { $cond: [{ $gt: [takenUp, 0] }, true, '$$REMOVE'] },
              ...{ words: [], answers: [], members: [], thanks: 0 },
            },
          },
          { $unset: ['goal', 'pairsOn', 'pairsAt', 'hasHidden'] },
        ],
        { session },
      );
    },
    async removeCard(teamId, id) {
      await cards.deleteOne(one(teamId, id), { session });
    },
  };
}
