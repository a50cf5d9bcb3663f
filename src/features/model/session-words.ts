import { counted } from '../../domain/counted.ts';
import { coverWords } from '../../domain/cover.ts';
import type { ModelingSession, SessionTime } from '../../domain/modeling.ts';
import { modelingFormats } from '../../domain/modeling-format.ts';
import { escaped, localSpan, mention } from '../../slack/blocks.ts';
import { momentWords } from '../../time/day-words.ts';

const learnerWords: Record<ModelingSession['learner'], string> = {
  visitor: 'Those who come are there to learn.',
  host: 'The host is there to learn: tell them what you saw.',
  both: 'Host and visitors learn from each other.',
};

/** When it is, for the reader's own clock; the fallback is the school's. */
export function whenWords(time: SessionTime, zone: string): string {
  return localSpan(time, momentWords(time.startsAt, zone));
}

/** What it is about, and who shows it. */
export function shownBy({ topic, hostId, guest }: Pick<ModelingSession, 'topic' | 'hostId' | 'guest'>): string {
  const host = mention(hostId);
  return `*${escaped(topic)}*, shown by ${guest ? `${escaped(guest)}, a guest, with ${host}` : host}`;
}

/** What it is about and when, in a line. */
export function sessionLine(session: ModelingSession, zone: string): string {
  return `${shownBy(session)}: ${whenAndWhere(session, zone)}`;
}

export function whenAndWhere(session: ModelingSession, zone: string): string {
  return [whenWords(session, zone), escaped(session.place)].filter(Boolean).join(', ');
}

/** All that is said of a session but its time, place and seats. */
export function details(session: ModelingSession): string[] {
  return [
    `${modelingFormats[session.format].name}. ${learnerWords[session.learner]}`,
    ...(session.lookFors.length > 0 ? [watchFor(session)] : []),
    ...(session.goal ? [`*For the goal* ${escaped(session.goal)}`] : []),
    coverLine(session.cover),
  ];
}

/** Of a session in a channel. Source: domain.md section 2, a modeling session must invite them. */
export const invited = 'Leaders, and whoever is new here, are invited, too.';

export function watchFor({ lookFors }: ModelingSession): string {
  return `*Watch for*\n${lookFors.map((one) => `• ${escaped(one)}`).join('\n')}`;
}

function coverLine({ kind, minutes, by }: ModelingSession['cover']): string {
  if (minutes === 0) return `${coverWords[kind]}.`;
  return `${coverWords[kind]}: ${minutes} min${by ? `, lent by ${mention(by)}` : ''}.`;
}

export function seatsLine({
  visitors,
  seats,
  waiting,
}: Pick<ModelingSession, 'visitors' | 'seats' | 'waiting'>): string {
  const names = visitors.map(({ userId }) => mention(userId)).join(', ');
  const taken = `${visitors.length} of ${counted(seats, 'seat')} taken${names ? `: ${names}` : ''}.`;
  return waiting.length > 0 ? `${taken} ${waiting.length} on the waitlist.` : taken;
}

export function cameWords({ visitors }: ModelingSession): string {
  if (visitors.length === 0) return 'Nobody had signed up.';
  return `${counted(visitors.length, 'colleague')} came.`;
}

/** What the school is or was on the day that a session has lost. */
export function wasClosed({ displaced }: Pick<ModelingSession, 'displaced'>): string {
  return displaced?.late ? 'was closed' : 'is closed';
}
