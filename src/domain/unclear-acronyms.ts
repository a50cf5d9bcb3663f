import { foldWords } from './fold-words.ts';

/** What an acronym may mean, and the words around it that settle the matter. */
interface Meaning {
  meaning: string;
  clues: readonly string[];
}

/** An acronym whose meaning must be asked for. */
export interface UnclearAcronym {
  acronym: string;
  /** What to offer for choice. */
  meanings: readonly string[];
}

const clues = (words: string) => words.split(' ');

/** The acronyms that mean two things in schools. Source: domain.md section 6, "Ask when unclear". */
const acronyms: Readonly<Record<string, readonly Meaning[]>> = {
  AP: [
    { meaning: 'assistant principal', clues: clues('assistant vice principal office discipline referral') },
    {
      meaning: 'Advanced Placement',
      clues: clues(
        'advanced placement exam exams class classes course courses score scores bio biology calc calculus chem chemistry csp csa english euro french geo geography german gov government history human japanese lang language latin lit literature macro micro music physics precalc psych psychology research seminar spanish stat stats statistics studio world',
      ),
    },
  ],
  OT: [
    {
      meaning: 'occupational therapy',
      clues: clues('therapy therapist occupational speech sensory motor handwriting fidget'),
    },
    { meaning: 'overtime', clues: clues('overtime paid pay hours timesheet payroll') },
  ],
  PT: [
    { meaning: 'physical therapy', clues: clues('therapy therapist physical gait wheelchair') },
    { meaning: 'part-time work', clues: clues('time fte pay hours benefits') },
  ],
  ED: [
    { meaning: 'emotional disturbance', clues: clues('emotional disturbance disturbed disability eligibility') },
    {
      meaning: 'education',
      clues: clues('special gen general phys physical sex adult higher driver drivers dept tech'),
    },
    { meaning: 'executive director', clues: clues('executive director') },
  ],
  AT: [
    { meaning: 'assistive technology', clues: clues('assistive technology device devices aac') },
    { meaning: 'athletic trainer', clues: clues('athletic trainer injury sports') },
  ],
  PA: [
    { meaning: 'public address announcements', clues: clues('announcement announcements speaker system loudspeaker') },
    { meaning: 'parents’ association', clues: clues('association fundraiser parents') },
  ],
  PM: [
    { meaning: 'progress monitoring', clues: clues('progress monitoring probe probes data dibels') },
    { meaning: 'the afternoon', clues: clues('am afternoon bus pickup dismissal') },
  ],
  IC: [
    { meaning: 'instructional coach', clues: clues('coach coaching instructional') },
    { meaning: 'inclusion classroom', clues: clues('inclusion classroom collaborative') },
  ],
  IR: [
    { meaning: 'independent reading', clues: clues('reading read books independent') },
    { meaning: 'incident report', clues: clues('incident report') },
  ],
  SLO: [
    { meaning: 'student learning objective', clues: clues('objective objectives learning goal target growth') },
    { meaning: 'school liaison officer', clues: clues('liaison officer police') },
  ],
};

/** Acronyms that are no word in lower case, so that "our ap" may be one. */
const alsoInLowerCase = new Set(['ap', 'ot', 'slo']);

/**
 * The acronyms in a text that mean two things, when nothing else in the text settles which. "at" and "pm" are only acronyms
 * in capitals, and not where everything is in capitals; but one that stands alone is, however it is typed.
 */
export function unclear(text: string): UnclearAcronym[] {
  const words = foldWords(text);
  const all = new Set(words.map(({ folded }) => folded));
  const shouted = !/\p{Ll}/u.test(text);
  const found = words.filter(
    ({ folded, typed }) =>
      Object.hasOwn(acronyms, folded.toUpperCase()) &&
      (all.size === 1 || alsoInLowerCase.has(folded) || (typed === typed.toUpperCase() && !shouted)),
  );
  return [...new Set(found.map(({ folded }) => folded.toUpperCase()))].flatMap((acronym) => {
    const meanings = acronyms[acronym] ?? [];
    const settled = meanings.filter(({ clues }) => clues.some((clue) => all.has(clue)));
    return settled.length === 1 ? [] : [{ acronym, meanings: meanings.map(({ meaning }) => meaning) }];
  });
}
