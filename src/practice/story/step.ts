import { addDays } from '../../time/calendar-day.ts';
import { sampleSchool } from '../sample-school.ts';

/** One thing that a person does at their Slack, in the words that they read there. */
export type Act =
  /** A slash command as typed, in the conversation with Contour or in a channel such as `#k-2`. */
  | { types: string; in?: string }
  /** A button by its words: in the open form, else on the newest message that says `on`. */
  | { presses: string; on?: string; in?: string }
  /** The fields of the open form by their labels, which is then sent. People by their whole names, days as `YYYY-MM-DD`. */
  | { fills: Record<string, string | string[]> }
  /** Waits until a message, or the open form, says this. */
  | { sees: string; in?: string };

/** Something that someone at Alder Creek does on a day. */
export interface Step {
  /** Calendar day in the school's zone. */
  day: string;
  /** `HH:mm` in the school's zone. */
  time: string;
  /** First name. */
  who: string;
  /** What a reader of the story is told. */
  tells: string;
  does: readonly Act[];
  /** Which of the answers it completes, counted from 1: it is left out of a story without that one. */
  answer?: number;
}

/** Begins a day of the story: `on('2026-02-23')('09:05', 'Kofi', 'Kofi asks …', …)`. */
export function on(day: string): (time: string, who: string, tells: string, ...does: (Act | readonly Act[])[]) => Step {
  return (time, who, tells, ...does) => ({ day, time, who, tells, does: does.flat() });
}

/** Begins the five days of a week of the story. @param monday its calendar day */
export function week(monday: string) {
  const day = (days: number) => on(addDays(monday, days));
  return { monday: day(0), tuesday: day(1), wednesday: day(2), thursday: day(3), friday: day(4) };
}

/** The step that completes an answer. */
export function answer(no: number, step: Step): Step {
  return { ...step, answer: no };
}

/** Asks by the form, with the colleagues in the order in which they are to be asked. */
export function asks(question: string, ...colleagues: readonly string[]): readonly Act[] {
  return [
    { types: '/who-knows' },
    { fills: { 'Your question': question, 'Ask these colleagues, in this order': colleagues.map(wholeName) } },
    { presses: `Ask ${colleagues[0]}` },
    { sees: 'Asked' },
  ];
}

/** Takes a question. */
export function helps(question: string): readonly Act[] {
  return [{ presses: 'I can help', on: question }];
}

/** Says that it helped, and which practice did. */
export function thanks(question: string, practice: string): readonly Act[] {
  return [
    { presses: 'This helped', on: question },
    { fills: { 'What practice helped?': practice } },
    { sees: 'Thank you. Your colleague will hear it' },
  ];
}

/** @throws Error for who is not of this school */
export function personNamed(firstName: string): { no: string; name: string } {
  const found = sampleSchool.people.find(({ name }) => name.startsWith(`${firstName} `));
  if (!found) throw new Error(`Nobody at ${sampleSchool.team.name} is called ${firstName}.`);
  return found;
}

/** @throws Error for who is not of this school */
export function wholeName(firstName: string): string {
  return personNamed(firstName).name;
}

type Fields = Record<string, string | string[]>;

/** Says what one will do, and what one needs for it. */
export function commits(fields: Fields): readonly Act[] {
  return [{ types: '/commit' }, { fills: fields }, { presses: 'Send' }];
}

/** Says yes to being the partner. @param words of the commitment */
export function agrees(words: string): readonly Act[] {
  return [{ presses: 'I will be your partner', on: words }];
}

/** Says yes to the support that is asked. @param words of the commitment */
export function gives(words: string): readonly Act[] {
  return [{ presses: 'Accept', on: words }];
}

/** Says that the support was given. @param words of the commitment */
export function gave(words: string): readonly Act[] {
  return [{ presses: 'I have given it', on: words }];
}

/** Says that it came. @param words of the support */
export function came(words: string): readonly Act[] {
  return [{ presses: 'It came', on: words }];
}

/** Offers to show a practice. */
export function shows(fields: Fields): readonly Act[] {
  return [{ types: '/model' }, { fills: fields }, { presses: 'Post it' }];
}

/** Takes a seat where something is shown. */
export function joins(topic: string, channel: string): readonly Act[] {
  return [{ presses: 'Join', on: topic, in: channel }];
}

/** Says what one will try of what was shown. */
export function willTry(words: string): readonly Act[] {
  return [
    { presses: 'Say what I will try', on: 'What is the one thing you will try?' },
    { fills: { 'The one thing I will try': words } },
  ];
}

/** Says, before being asked, that one has tried what one saw. @param words what one wanted to try */
export function tried(words: string, students: string): readonly Act[] {
  return [{ presses: 'I tried it', on: words }, { fills: { 'What did students do?': students } }];
}

/** Opens one's door in the round of a channel. */
export function opensDoor(channel: string, fields: Fields): readonly Act[] {
  return [
    { types: '/observe', in: channel },
    { presses: 'Open a door' },
    { fills: fields },
    { presses: 'Open it' },
    { sees: 'Your door is open' },
  ];
}

/** Looks at what none of us knows yet. */
export function opensGap(): readonly Act[] {
  return [{ types: '/contour gap' }, { presses: 'Open', on: 'What none of us knows yet' }];
}
