import type { ClientSession, Db, Filter, IndexDescription } from 'mongodb';
import type { Question, QuestionStatus } from '../domain/question.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { notHeld } from './removal-store.ts';
import { sharedRead } from './shared-read.ts';

const answersIndex = { teamId: 1, 'helped.at': 1, askedBy: 1, answerer: 1 } as const;

/** Nobody but their asker has seen them. */
const unsent: QuestionStatus[] = ['draft', 'sealed'];

export const questionIndexes: IndexDescription[] = [
  // addOnce: a replayed command creates nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // askedBy, openAskedBy, draftsOf
  { key: { teamId: 1, askedBy: 1, askedAt: -1 } },
  // askedSince
  { key: { teamId: 1, askedAt: 1 } },
  // answersBetween: read from the index alone.
  { key: answersIndex },
  // heldBy, taken, answersOf
  { key: { teamId: 1, 'offers.userId': 1, status: 1 } },
  // offered, loads
  { key: { teamId: 1, status: 1 }, partialFilterExpression: { status: 'asking' }, name: 'asking' },
  // loads
  { key: { teamId: 1, 'offers.deliverAt': 1 } },
  // overdue
  { key: { 'offers.deadline': 1 }, partialFilterExpression: { status: 'asking' }, name: 'overdue' },
  // removeSealedBefore
  { key: { askedAt: 1 }, partialFilterExpression: { status: 'sealed' }, name: 'sealed' },
  // withWordsBefore: what has its words lacks the field.
  { key: { wordsForgotten: 1, askedAt: 1 } },
  // triesSince: read from the index alone.
  {
    key: { teamId: 1, 'followUp.toldOn': 1, 'followUp.outcome': 1, askedBy: 1 },
    partialFilterExpression: { 'followUp.toldOn': { $exists: true } },
    name: 'tries',
  },
  // toAskTried
  { key: { 'followUp.askOn': 1 }, partialFilterExpression: { 'followUp.askOn': { $exists: true } }, name: 'askTried' },
];

/** What someone has on their hands: the two numbers that matching spreads work by. */
export interface Load {
  userId: string;
  openOffers: number;
  /** Open ones, since whenever, and accepted ones that were delivered since the start of the week. */
  taken: number;
}

/** Who answered whom, and when it was said that it helped. */
export interface Answered {
  askedBy: string;
  answerer: string;
  at: Date;
}

/** Only what these people asked, only what these answered; absent: whoever it was. */
export interface Among {
  askedBy?: readonly string[];
  answerer?: readonly string[];
}

export interface QuestionStore {
  /** Keeps a new question; when its cause made one already, gives that one. */
  addOnce(question: Question): Promise<Question>;
  /** Keeps new questions; throws when a cause of one of them made one already. */
  addAll(questions: Question[]): Promise<void>;
  find(teamId: string, id: string): Promise<Question | undefined>;
  /** Takes over a change made to the question as it was read; false when someone was first. */
  change(question: Question): Promise<boolean>;
  /** Newest first. */
  askedBy(teamId: string, userId: string, most: number): Promise<Question[]>;
  /** The same of those in which they still wait or decide. */
  openAskedBy(teamId: string, userId: string, most: number): Promise<Question[]>;
  /** The same of those that nobody else has seen: drafts, and what is sealed. */
  draftsOf(teamId: string, userId: string, most: number): Promise<Question[]>;
  /** All that colleagues were told of since `from`. */
  askedSince(teamId: string, from: Date): Promise<Question[]>;
  /** Who answered whom, of questions whose askers said from `from` up to, not including, `to` that it helped. */
  answersBetween(teamId: string, from: Date, to: Date, among?: Among): Promise<Answered[]>;
  /** Who said since a calendar day in the school's zone that they tried what they were told, and when. */
  triesSince(teamId: string, day: CalendarDay): Promise<{ userId: string; day: CalendarDay }[]>;
  /** Open questions that are offered to this person now, or that they have accepted. */
  heldBy(teamId: string, userId: string): Promise<Question[]>;
  /** Questions that a colleague has in front of them or is about to. */
  offered(teamId: string): Promise<Question[]>;
  /** What everyone has on their hands now, and has taken of what was delivered since `from`. */
  loads(teamId: string, from: Date): Promise<Load[]>;
  /** The same of one person: open offers, and what they accepted of what was delivered since `from`. */
  taken(teamId: string, userId: string, from: Date): Promise<number>;
  /** Questions of all workspaces with an open offer whose deadline has passed, the oldest first. */
  overdue(now: Date): AsyncIterable<Question>;
  /** Questions of all workspaces whose asker is to be asked **Did you try it?** by this day. */
  toAskTried(day: CalendarDay): AsyncIterable<Question>;
  /** Questions of all workspaces asked before `at` whose words are still kept, the oldest first. */
  withWordsBefore(at: Date, held: readonly string[]): AsyncIterable<Question>;
  /** Removes what was sealed before `at` and never released. Gives how many. */
  removeSealedBefore(at: Date): Promise<number>;
  /** Removes what its asker wrote and nobody else has seen; false when it is on its way already. */
  removeDraft(teamId: string, id: string, askedBy: string): Promise<boolean>;
  /** Answered questions that both sides let others find, newest first. */
  answered(teamId: string, most: number): Promise<Question[]>;
  /** The same of those that this person answered. */
  answersOf(teamId: string, userId: string, most: number): Promise<Question[]>;
  /** Others find those of `held` workspaces no more that were asked before `at`; gives the workspaces in which that is new. */
  hidePastTime(at: Date, held: readonly string[]): Promise<string[]>;
}

/** @param session binds all calls to one transaction */
export function questionStore(db: Db, session?: ClientSession): QuestionStore {
  const questions = db.collection<Question>('questions');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };

  function ofAsker(teamId: string, userId: string, status: Filter<Question>['status'], most: number) {
    return questions
      .find<Question>({ teamId: { $eq: teamId }, askedBy: { $eq: userId }, status }, read)
      .sort({ askedAt: -1 })
      .limit(most)
      .toArray();
  }

  /** Answered ones that others find, newest first. */
  function found(filter: Filter<Question>, most: number) {
    return questions
      .find<Question>({ ...filter, 'helped.answererAgrees': true, isPastTime: { $exists: false } }, read)
      .sort({ endedAt: -1 })
      .limit(most)
      .toArray();
  }

  async function loads(teamId: string, from: Date): Promise<Load[]> {
    return questions
      .aggregate<Load>(
        [
          {
            $match: {
              $or: [
                { teamId: { $eq: teamId }, status: 'asking', 'offers.state': 'open' },
                { teamId: { $eq: teamId }, 'offers.deliverAt': { $gte: from } },
              ],
            },
          },
          { $unwind: '$offers' },
          {
            $match: {
              $or: [{ 'offers.state': 'open' }, { 'offers.state': 'accepted', 'offers.deliverAt': { $gte: from } }],
            },
          },
          {
            $group: {
              _id: '$offers.userId',
              openOffers: { $sum: { $cond: [{ $eq: ['$offers.state', 'open'] }, 1, 0] } },
              taken: { $sum: 1 },
            },
          },
          { $project: { _id: 0, userId: '$_id', openOffers: 1, taken: 1 } },
        ],
        { session, maxTimeMS: 3_000 },
      )
      .toArray();
  }

  return {
    async addOnce(question) {
      const same = { teamId: { $eq: question.teamId }, cause: { $eq: question.cause } };
      const { upsertedCount } = await questions.updateOne(same, { $setOnInsert: question }, { upsert: true, session });
      if (upsertedCount === 1) return question;
      return (await questions.findOne<Question>(same, read)) ?? question;
    },
    async addAll(made) {
      // Copies, because the driver writes its own id into what it is given.
      if (made.length > 0)
        await questions.insertMany(
          made.map((question) => ({ ...question })),
          { session },
        );
    },
    async find(teamId, id) {
      return (await questions.findOne<Question>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async change(question) {
      const { teamId, id, turn } = question;
      const { modifiedCount } = await questions.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...question, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    askedBy: (teamId, userId, most) => ofAsker(teamId, userId, { $nin: unsent }, most),
    openAskedBy: (teamId, userId, most) => ofAsker(teamId, userId, { $in: ['asking', 'unanswered', 'accepted'] }, most),
    draftsOf: (teamId, userId, most) => ofAsker(teamId, userId, { $in: unsent }, most),
    async askedSince(teamId, from) {
      return questions
        .find<Question>({ teamId: { $eq: teamId }, askedAt: { $gte: from }, status: { $nin: unsent } }, read)
        .toArray();
    },
    async answersBetween(teamId, from, to, { askedBy, answerer } = {}) {
      const among = {
        ...(askedBy && { askedBy: { $in: [...askedBy] } }),
        ...(answerer && { answerer: { $in: [...answerer] } }),
      };
      const filter = { teamId: { $eq: teamId }, 'helped.at': { $gte: from, $lt: to }, ...among };
      const found = await questions
        .find(filter, { session, maxTimeMS: 3_000, hint: answersIndex })
        .project<{ askedBy: string; answerer?: string; helped: { at: Date } }>({
          _id: 0,
          askedBy: 1,
          answerer: 1,
          'helped.at': 1,
        })
        .batchSize(10_000)
        .toArray();
      return found.flatMap((one) =>
        one.answerer ? { askedBy: one.askedBy, answerer: one.answerer, at: one.helped.at } : [],
      );
    },
    async taken(teamId, userId, from) {
      const mine = { 'offers.userId': { $eq: userId } };
      const counted = [{ 'offers.state': 'open' }, { 'offers.state': 'accepted', 'offers.deliverAt': { $gte: from } }];
      const [found] = await questions
        .aggregate<{ taken: number }>(
          [
            { $match: { teamId: { $eq: teamId }, ...mine, $or: counted } },
            { $unwind: '$offers' },
            { $match: { ...mine, $or: counted } },
            { $count: 'taken' },
          ],
          { session, maxTimeMS: 3_000 },
        )
        .toArray();
      return found?.taken ?? 0;
    },
    async triesSince(teamId, day) {
      return questions
        .find({ teamId: { $eq: teamId }, 'followUp.toldOn': { $gte: day }, 'followUp.outcome': 'tried' }, read)
        .project<{ userId: string; day: CalendarDay }>({ _id: 0, userId: '$askedBy', day: '$followUp.toldOn' })
        .toArray();
    },
    async heldBy(teamId, userId) {
      return questions
        .find<Question>(
          {
            teamId: { $eq: teamId },
            status: { $in: ['asking', 'accepted'] },
            offers: { $elemMatch: { userId: { $eq: userId }, state: { $in: ['open', 'accepted'] } } },
          },
          read,
        )
        .sort({ askedAt: 1 })
        .toArray();
    },
    async offered(teamId) {
      return questions
        .find<Question>({ teamId: { $eq: teamId }, status: 'asking', 'offers.state': 'open' }, read)
        .sort({ askedAt: 1 })
        .toArray();
    },
    loads: session ? loads : sharedRead(loads, (teamId, from) => `${teamId} ${from.getTime()}`),
    overdue(now) {
      return questions
        .find<Question>({ status: 'asking', offers: { $elemMatch: { state: 'open', deadline: { $lte: now } } } }, read)
        .sort({ 'offers.deadline': 1 });
    },
    toAskTried(day) {
      return questions
        .find<Question>({ 'followUp.askOn': { $exists: true, $lte: day } }, read)
        .sort({ 'followUp.askOn': 1 });
    },
    withWordsBefore(at, held) {
      return questions
        .find<Question>({ wordsForgotten: null, askedAt: { $lt: at }, ...notHeld(held) } as object, read)
        .sort({ askedAt: 1 });
    },
    async removeSealedBefore(at) {
      return (await questions.deleteMany({ status: 'sealed', askedAt: { $lt: at } }, { session })).deletedCount;
    },
    async removeDraft(teamId, id, askedBy) {
      const { deletedCount } = await questions.deleteOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, askedBy: { $eq: askedBy }, status: { $in: unsent } },
        { session },
      );
      return deletedCount === 1;
    },
    async hidePastTime(at, held) {
      const found = {
        ...{ teamId: { $in: [...held] }, askedAt: { $lt: at } },
        ...{ 'helped.answererAgrees': true, isPastTime: { $exists: false } },
      };
      const teams = await questions.distinct('teamId', found, { session, maxTimeMS: 3_000 });
      await questions.updateMany(found, { $set: { isPastTime: true }, $inc: { turn: 1 } }, { session });
      return teams;
    },
    answered: (teamId, most) => found({ teamId: { $eq: teamId } }, most),
    answersOf(teamId, userId, most) {
      // Whoever answered took an offer, or was given one when they took it from a channel.
      const theirs = { 'offers.userId': { $eq: userId }, status: 'helped' as const, answerer: { $eq: userId } };
      return found({ teamId: { $eq: teamId }, ...theirs }, most);
    },
  };
}
