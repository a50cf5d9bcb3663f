import { capitalisedWords, knownPhrases } from './capitalised-words.ts';
import { fold } from './fold-words.ts';
import { givenNames, namesThatAreWords } from './given-names.ts';
import { pupilCodes } from './pupil-codes.ts';

/** A word of the text: as typed, as compared, and where it begins and, without its "'s", ends. */
interface Word {
  typed: string;
  folded: string;
  at: number;
  end: number;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const POSSESSIVE = /['’]s$/;

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const pupilNouns = wordSet('student pupil kid kiddo child boy girl nino nina alumno alumna');
const naming = wordSet('named called llamado llamada');
const helping = wordSet('help helping helped tutor tutoring support supporting reteach ayudo ayudar ayudarle');
const determiners = wordSet(
  'the a an this that our your my their his her its some any each every new el la los las un una',
);
/** Whoever bears a name after these is grown up. */
const adults = wordSet(`
  mr mrs ms miss mx dr sr sra srta senor senora maestro maestra profesor profesora director directora coach principal professor prof
  officer nurse counselor president king queen captain st saint san santa teacher para aide sub colleague coteacher partner husband
  wife librarian secretary mentor friend consultant trainer author by speaker presenter superintendent intern custodian neighbor ap`);
/** Common nouns that stand at the head of a sentence and own a mother or a desk, too. */
const owners = wordSet(
  'student pupil kid child boy girl kindergartner grader freshman senior junior today somebody someone everyone who whose teacher',
);

/** What makes an institution, a method or a work of the name before it. */
const NO_PERSON =
  /^ (?:elementary|middle|high|school|academy|university|college|street|st|avenue|ave|road|park|county|city|curriculum|method|model|approach|program|protocol|diagram|theorem|structures?|phonics|foundation|institute|taxonomy|museum|center|centre|state|day|hall)\b/i;
/** What only someone who goes to school has. */
const HAS =
  /^['’]?s (?:(?:(?:step|grand|foster ?)?(?:mom|mum|mother|dad|father|parents?|ma|pa))|family|folks|guardian|aunt|uncle|brother|sister|iep|504|bip|fba|behaviou?r|grades?|desk|attendance|case|accommodations|accoms|diagnosis|homework|work|seat|meds)\b/i;
/** "the Johnson twins" */
const SIBLINGS = /^ (?:twins?|triplets|brothers?|sisters?|siblings?|boys?|girls?|kids?)\b/;
const IN_MY_CLASS =
  /^,? (?:in|from|en) (?:my|our|mi) (?:\w+ ){0,3}(?:period|per|hour|block|class|clase|room|homeroom|group|grupo|advisory|section|salon|salón)\b/i;
/** What people do and programs seldom. */
const DOES =
  /^ (?:won['’]?t (?!load|open|sync|save|print|connect|attach|update|submit|post|log)|refuse[sd]?|cr(?:ies|ied)|bites?|bit|hits?|kick(?:s|ed)|threw|throws|yell(?:s|ed)|scream(?:s|ed)|hides?|hid|elope[sd]?|sleeps|slept|punch(?:es|ed)|shuts down|melts down|says|said|told|hates|cusse[sd]|swears|struggles|no quiere|llora|pega|no habla)\b/i;
/** What programs do, too. */
const MAY_DO =
  /^ (?:keeps|kept|gets|got|doesn['’]?t|didn['’]?t|can['’]?t|couldn['’]?t|never|always|wants|needs|came|comes|sits|sat|ran|runs|reads|writes|is (?:so|very|really|always|not|never|failing|struggling|refusing|absent|crying|having)|has (?:an?|no|been|trouble)|was (?:so|absent|crying)|who)\b/i;

const LONGEST_PHRASE = 4;
const phraseKeys = new Set([...knownPhrases].map((phrase) => keyOf(wordsOf(phrase))));
const phraseStarts = new Set([...phraseKeys].map((key) => key.split(' ')[0]));

/**
 * The words of a text that look like a pupil's name, initials or number, as typed; none when it names no pupil, as far as
 * one can see. Colleagues' names and the capitals of schools (programs, authors, places, subjects) do not count.
 * Source: domain.md section 2, "Student privacy". It errs on either side: the asker is shown these words and may go on.
 *
 * @param colleagueNames display names of the workspace, such as "Lucía Paredes"
 */
export function seemsToNamePupil(text: string, colleagueNames: readonly string[]): string[] {
  let colleagues: Set<string> | undefined;
  // Read only where something looks like a name: a school has hundreds of colleagues, and most questions name nobody.
  const isColleague = ({ folded }: Word) => {
    colleagues ??= new Set(colleagueNames.flatMap((name) => wordsOf(name).map((word) => word.folded)));
    return colleagues.has(folded);
  };
  const words = wordsOf(text);
  const known = knownWords(text, words);
  const shouted = !/\p{Ll}/u.test(text);
  const found: string[] = [];
  for (const [index, word] of words.entries()) {
    if (known.has(index) || !looksLikeName({ text, words, index, shouted }) || isColleague(word)) continue;
    const surname = shouted ? undefined : surnameAfter(words, index);
    if (surname) known.add(index + 1);
    found.push(text.slice(word.at, surname?.end ?? word.end));
  }
  return [...new Set([...found, ...pupilCodes(text)])];
}

/** Whether the word at `index` is a name by itself, or by its capital and its company. */
function looksLikeName(place: { text: string; words: readonly Word[]; index: number; shouted: boolean }): boolean {
  const { text, words, index, shouted } = place;
  const word = words[index] as Word;
  const [before, twoBefore] = [words[index - 1]?.folded ?? '', words[index - 2]?.folded ?? ''];
  const sure = givenNames.has(word.folded);
  const named = pupilNouns.has(before) || (naming.has(before) && pupilNouns.has(twoBefore));
  if (!sure && !named && !isCapital(word)) return false;
  const after = text.slice(word.end, word.end + 60);
  if (adults.has(before) || (naming.has(before) && adults.has(twoBefore)) || NO_PERSON.test(after)) return false;
  if (sure) return shouted || !/^\p{Lu}{2,3}$/u.test(word.typed);
  // "called" is also what a kid did: "kid called out".
  if (named && before === 'named') return true;
  if (!isCapital(word) || word.typed === word.typed.toUpperCase()) return false;
  const owner = HAS.test(after) && !owners.has(word.folded);
  const strong = named || IN_MY_CLASS.test(after) || DOES.test(after);
  const sibling = determiners.has(before) && SIBLINGS.test(after);
  if (namesThatAreWords.has(word.folded)) return strong || owner || sibling;
  if (isSchoolWord(word)) return false;
  if (beginsSentence(text, word)) return owner;
  if (determiners.has(before)) return sibling;
  return strong || owner || MAY_DO.test(after) || helping.has(before) || (before === 'a' && helping.has(twoBefore));
}

/** The places of words that belong to a known phrase, to a grown-up with a title, or to a mention. */
function knownWords(text: string, words: readonly Word[]): Set<number> {
  const known = new Set<number>();
  for (const [index, word] of words.entries()) {
    for (let length = LONGEST_PHRASE; length > 1 && phraseStarts.has(word.folded); length -= 1) {
      const phrase = words.slice(index, index + length);
      if (phraseKeys.has(keyOf(phrase))) for (const [offset] of phrase.entries()) known.add(index + offset);
    }
    const titled = adults.has(words[index - 1]?.folded ?? '');
    const surnameOfTitled = known.has(index - 1) && adults.has(words[index - 2]?.folded ?? '');
    if (((titled || surnameOfTitled) && isCapital(word)) || /[@#]/.test(text[word.at - 1] ?? '')) known.add(index);
  }
  return known;
}

/** The surname or its initial that follows a first name: "Garcia", "G." */
function surnameAfter(words: readonly Word[], index: number): Word | undefined {
  const [word, next] = [words[index] as Word, words[index + 1]];
  if (!next || next.at !== word.end + 1 || !isCapital(word) || !isCapital(next)) return undefined;
  return next.folded === 'i' || isSchoolWord(next) ? undefined : next;
}

function isCapital({ typed }: Word): boolean {
  return /^\p{Lu}/u.test(typed);
}

/** Whether schools write the word, its singular, or a part of "Spanish-speaking", with a capital. */
function isSchoolWord({ typed, folded }: Word): boolean {
  const parts = [folded, folded.replace(/s$/, ''), ...typed.split(/['’-]/).map(fold)];
  return parts.some((part) => capitalisedWords.has(part));
}

/** Whether the word's capital says nothing because a sentence or a quotation begins with it. */
function beginsSentence(text: string, { at }: Word): boolean {
  return /(?:^|[.!?:;…\n•*"“(¿¡] ?)["“(¿¡ ]*$/.test(text.slice(Math.max(0, at - 4), at));
}

function keyOf(words: readonly Word[]): string {
  return words.map(({ folded }) => folded).join(' ');
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: typed, index: at }) => ({
    typed,
    folded: fold(typed).replace(/['’-]/g, ''),
    at,
    end: at + typed.replace(POSSESSIVE, '').length,
  }));
}
