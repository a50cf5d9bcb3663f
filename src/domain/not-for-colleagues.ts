import { foldWords } from './fold-words.ts';
import { canonicalTopics } from './vocabulary.ts';

const words = (list: string) => new Set(list.trim().split(/\s+/));

const interpreting = words('interpreting interpreter interpreters interpretation');
/** Beside which it is still the service. "Interpreting graphs" is a topic like any other. */
const besideInterpreting = words(`
  a an and any as at be by can do for from help i in into my of on or our the to with
  bilingual language languages live sign spoken translating translation translator
  call calls conference conferences families family guardian guardians home meeting meetings night parent parents phone school
  amharic arabic asl burmese cantonese chinese creole dari farsi french haitian hindi hmong karen khmer korean lao mandarin nepali
  pashto polish portuguese punjabi russian somali spanish swahili tagalog tigrinya ukrainian urdu vietnamese`);

/**
 * Why a topic is not listed, with the next step: it is a service of the district. Undefined for all that a colleague may list.
 * Source: domain.md section 2, "Directory".
 */
export function serviceInstead(topic: string): string | undefined {
  const typed = foldWords(topic).map(({ folded }) => folded);
  const isService =
    typed.some((word) => interpreting.has(word)) &&
    typed.every((word) => interpreting.has(word) || besideInterpreting.has(word));
  return isService
    ? 'Interpreting for families is a service of the district, not a topic. Ask the office for an interpreter. If you mean something else, say it in more words, such as “interpreting graphs”.'
    : undefined;
}

const interpreterWanted = /\b(?:int[eé]rpretes?|interpreters?|interpret(?:ing)? (?:for|at|during))\b/i;
/** Words that ask what someone is entitled to or owes, whatever is taught. */
const ofRights =
  /\b(?:rights|(?:a|any|no|the|has|have) right to|derechos?|(?:il)?legal(?:ly)?|laws?|lawyers?|lawsuits?|entitled?|entitlements?|due process|safeguards|obligat(?:ed|ions?)|obliged|mandated?|complian(?:ce|t)|violat(?:es?|ed|ing|ions?)|refuse|consent|(?:am|are|is) (?:\S+ ){1,5}(?:allowed|required)|do(?:es)? (?:\S+ ){1,5}have to|must (?:a|i|the|we))\b/i;

/**
 * Whom else to ask about this question, beside the colleagues that are found: a sentence each for rights under a plan and for a
 * service of the district. Source: domain.md section 2, "Question" and "Directory".
 */
export function askInstead(question: string): string[] {
  const isOfPlan =
    canonicalTopics(question).some(({ canonical }) => canonical === 'iep' || canonical === 'section-504') ||
    /\b504s?\b/.test(question);
  return [
    ...(isOfPlan && ofRights.test(question)
      ? ['For a student’s rights under an IEP or 504 plan, ask the student’s case manager.']
      : []),
    ...(interpreterWanted.test(question)
      ? ['An interpreter is a service of the district. Ask the office for one; no colleague has to stand in.']
      : []),
  ];
}
