import { type CalendarDay, isWithin } from '../time/calendar-day.ts';
import { type DigestFacts, wholeSchool } from './digest-facts.ts';
import { countInputs, type Figure, fewerThanFive, figure, isOfScope, type Sight } from './digest-figure.ts';
import { least, shownSteps } from './digest-threshold.ts';
import { countedOrNo, few } from './digest-words.ts';
import { depthOf, depthWords } from './modeling-depth.ts';
import { onceIn } from './once-for.ts';
import { topicKey } from './vocabulary.ts';

const postedIn = onceIn(({ sessions, doors }: DigestFacts, span) => ({
  sessions: sessions.filter(({ status, isPosted, day }) => status === 'held' && isPosted && isWithin(day, span)),
  doors: doors.filter(({ day }) => isWithin(day, span)),
}));

/** D5: what stood in channels: sessions held, doors opened, visitors; and how many sessions a leader showed. */
export function shownAndOpen(sight: Sight): Figure {
  const { facts, weeks } = sight;
  const isOurs = isOfScope(sight);
  const inWeek = postedIn(facts, weeks.week);
  const held = inWeek.sessions.filter(({ hostId }) => isOurs(hostId));
  const doors = inWeek.doors.filter(({ hostId }) => isOurs(hostId));
  const visitors =
    held.reduce((sum, one) => sum + one.visitors.length, 0) + doors.reduce((sum, one) => sum + one.visitors.length, 0);
  const leaders = new Set(facts.leaders.map(({ userId }) => userId));
  const byLeaders = held.filter(({ hostId }) => leaders.has(hostId)).length;
  const lines =
    held.length + doors.length === 0
      ? ['Shown and open last school week: none yet.']
      : [
          `Last school week: ${countedOrNo(held.length, 'session')} held, ${countedOrNo(doors.length, 'door')} opened, ${countedOrNo(visitors, 'visitor')}. Sessions shown by a leader: ${byLeaders || 'none yet'}.`,
        ];
  return figure('D5', lines, { sessions: held.length, doors: doors.length, visitors, byLeaders }, { week: weeks.week });
}

/** D6: how deep each topic of the goal has gone this school year. */
export function topicDepth({ facts, weeks }: Sight): Figure {
  if (facts.goalTopics.length === 0) return figure('D6', ['No topic is tied to the goal yet.'], null);
  const keys = new Set(facts.goalTopics.map(topicKey));
  // A district's answers name few topics, each many thousand times.
  const ofGoal = new Map<string, boolean>();
  const isOfGoal = (topic: string) => {
    const isIt = ofGoal.get(topic) ?? keys.has(topicKey(topic));
    ofGoal.set(topic, isIt);
    return isIt;
  };
  const answers = facts.questions.flatMap(({ topic, helpedOn, answerer }) =>
    topic && helpedOn && answerer ? [{ topic, day: helpedOn, answerer }] : [],
  );
  const fits = ({ topic, day }: { topic: string; day: CalendarDay }) => isOfGoal(topic) && isWithin(day, weeks.year);
  const told = answers.filter(fits);
  const held = facts.sessions.filter((session) => session.status === 'held' && fits(session));
  const acting = new Set([
    ...told.map(({ answerer }) => answerer),
    ...held.flatMap(({ hostId, visitors }) => [hostId, ...visitors.map(({ userId }) => userId)]),
  ]);
  if (acting.size < least)
    return figure(
      'D6',
      [`How deep the goal’s topics have gone: ${few(acting)}.`],
      null,
      countInputs(acting, wholeSchool),
      acting.size > 0 ? fewerThanFive : null,
    );
  const once = [...new Map(told.map((one) => [one.topic, one])).values()];
  const depths = facts.goalTopics.map((topic) => ({
    topic,
    depth: depthOf(topic, { answers: once, sessions: held }, weeks.year),
  }));
  const lines = depths.map(({ topic, depth }) => `${topic}: ${depthWords[depth]}`);
  return figure('D6', lines, Object.fromEntries(depths.map(({ topic, depth }) => [topic, depth])), {
    year: weeks.year,
    ...{ scope: wholeSchool, least },
    // A number that grows over the year would tell in each week who is new in it.
    people: shownSteps(acting.size, acting),
  });
}
