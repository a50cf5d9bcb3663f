import { fold, plainText, wordsOf } from './normalise.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Words of greeting, thanks, apology and hurry, English and Spanish. A sentence of these and of small words asks nothing. */
const SOCIAL: ReadonlySet<string> = new Set(
  `hi hello hey hiya howdy dear greetings morning afternoon evening day night happy monday tuesday wednesday thursday friday saturday sunday
  weekend week everyone everybody all folks team friends colleagues guys yall hope hoping great nice lovely wonderful
  thx ty tysm thanks appreciate appreciated appreciation grateful advance million bunch cheers sorry apologies excuse bother bothering long message
  post posting quick quickly short random rush hurry urgent asap whenever soon time minute moment chance
  idea thoughts suggestion recommendations tip pointers input guidance greatly much kindly
  happy chat dm email reply respond person reach send anytime welcome lol haha
  hola buenos buenas dias tardes noches muchas mil gracias saludos adelantado antemano disculpen perdon favor tal companeros colegas`.split(
    /\s+/,
  ),
);

/** The end of a sentence, or of a line; what stands in brackets or behind “anyway” is said apart. */
const SENTENCE_END = /(?<=[.?!…])\s+|\n+|(?=\()|(?<=\))|(?<=\bany ?ways?\W{0,3}) +/iu;
const PICTURES = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F|\u200D)+/gu;

const GREETED =
  "to|and|all|everyone|everybody|folks|team|friends|colleagues|guys|you|y['’]?all|there|again|my|dear|a todos|todos";
const PEOPLE = '(?:anyone|anybody|someone|somebody|any of you|you guys|y.?all|people)';
const ABOUT = '(?: (?:with|about|on|regarding|for))?(?: this)?';
const HELP = '(?: (?:help|show|tell|teach|advise|talk|walk))?(?: (?:me|us|to me|to us))?(?: through)?';
/** How people begin who look for somebody: what follows is what they ask. */
const LEAD_INS = [
  `(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear|hola|buenos dias|buenas tardes)(?:,? (?:${GREETED}))*(?: [\\p{L}.'’]+)?\\s*(?:[,:!]|[–-](?=\\s))`,
  '(?:just |ok |okay |so )?(?:a )?(?:quick |random |silly )?question(?: for (?:you|the group|everyone))?\\s*[:,-]',
  '(?:so|ok|okay|well|um|fyi)\\b[, ]+(?=\\w+ \\w+ \\w+)',
  `(?:does|do|has|have|is|are|can|could|would) ${PEOPLE}(?: (?:here|else|out there|in (?:the|our|this) (?:school|building|district)))?(?: (?:happen to|ever|already))?(?: (?:know|have|had|got))?(?: (?:any )?(?:experience|expertise|ideas?|tips?|advice))?${HELP}${ABOUT}(?: (?:of|how to))?`,
  `(?:i'?m|i am|we'?re|we are)? ?(?:looking|searching) for (?:${PEOPLE}|a (?:person|colleague|teacher))(?: here)? (?:who|that|to)(?: (?:can|could|might|knows?|does|has))?${HELP}${ABOUT}(?: how to)?`,
  `who (?:do|should|can|could|would) (?:i|we) (?:talk|speak|go|turn|reach out|ask)(?: to)?${ABOUT}`,
  `who(?:'?s| is)? (?:here )?(?:can|could|knows?)${HELP}${ABOUT}(?: how to)?`,
  `(?:i|we) (?:really )?(?:need|want|would like|could use)(?: some| to get)? (?:help|advice|ideas|support|tips)(?: from (?:${PEOPLE}))?${ABOUT}`,
  '(?:alguien sabe|quien sabe|quien me puede ayudar|necesito ayuda|busco a alguien que)(?: (?:con|de|sobre|como))?',
].map((pattern) => new RegExp(`^\\W*${pattern}\\s*[:,-]?\\s+`, 'iu'));
const TRAILERS = [
  // Behind a comma or a dash all may be thanked for; else it may be what is asked about: “how to write thank you notes”.
  /[,;–-]\s*(?:(?:many|so many|muchas|mil) )?(?:thanks|thank you|thx|gracias)\b[^.?!]{0,40}\W*$/iu,
  /[\s,;–-]+(?:(?:many |so many |muchas |mil )?(?:thanks|thank you|thx|gracias)(?: (?:in advance|so much|very much|a (?:lot|million|bunch|ton)|everyone|all|y['’]?all|folks|again|for (?:any|your|the|all) (?:\w+ )?\w+|por \w+ \w+|de antemano))*|(?:please|pls) help)\W*$/iu,
  /[\s,;–-]+any (?:\w+ (?:or|and) )?(?:ideas?|tips?|advice|suggestions?|help|thoughts)(?: (?:is|are|would be) (?:\w+ )?(?:appreciated|welcome))?\W*$/iu,
];
/** Someone tells of themselves: where it stands beside a question it is not the question. */
const ABOUT_ONESELF =
  /^\W*(?:i teach|i (?:just )?(?:started|moved)|i(?:['’]?m| am) (?:a|an|the|new|in my)\b|i work\b|i(?:['’]ve| have) been (?:wondering|teaching|thinking|trying to figure)|this is my|my name is|we are an?\b|soy\b)/iu;

/**
 * What is asked, without what stands around it: pictures, greetings, thanks, how people begin who look for someone, and what they
 * tell of themselves in a sentence of its own. A text in which nothing else is left stays as it is.
 */
export function withoutFrame(text: string): string {
  const sentences = sentencesOf(text.split(/\n+/).map(plainText).join('\n').replace(PICTURES, ' '));
  const asking = sentences.filter((sentence) => !isSocial(sentence));
  const beside = asking.filter((sentence) => !ABOUT_ONESELF.test(sentence));
  const kept = carryingWords(beside.join(' ')) >= 2 ? beside : asking;
  if (kept.length === 0) return text;
  return kept.map(withoutEdges).join(' ');
}

/** An entry without the sentences that only greet or invite, as colleagues like to end theirs; one that says nothing else stays. */
export function withoutSocial(text: string): string {
  const said = sentencesOf(text).filter((sentence) => !isSocial(sentence));
  return said.length ? said.join(' ') : text;
}

/** The sentences of a text that say something. */
function sentencesOf(text: string): string[] {
  return text.split(SENTENCE_END).filter((sentence) => wordsOf(sentence).length > 0);
}

/** Whether a sentence greets, thanks or hurries and says nothing else. */
function isSocial(sentence: string): boolean {
  const words = wordsOf(sentence).map(fold);
  return words.every((word) => SOCIAL.has(word) || STOP_WORDS.has(word)) && words.some((word) => SOCIAL.has(word));
}

/** How many different words of a text are no small ones. */
function carryingWords(text: string): number {
  return new Set(
    wordsOf(text)
      .map(fold)
      .filter((word) => !STOP_WORDS.has(word)),
  ).size;
}

function isSmall(sentence: string): boolean {
  return wordsOf(sentence).every((word) => STOP_WORDS.has(fold(word)));
}

function withoutEdges(sentence: string): string {
  const shortened = (left: string, edge: RegExp) => {
    const rest = left.replace(edge, '');
    return isSmall(rest) ? left : rest;
  };
  const rest = [...LEAD_INS, ...TRAILERS].reduce(shortened, sentence).trim();
  // One way to begin may stand behind another.
  return rest === sentence ? rest : withoutEdges(rest);
}

/** Longer texts are not cut into more. */
const MOST_PARTS = 20;

/** The sentences of a question, each of which is looked for by itself; but for those of small words, unless there is nothing else. */
export function questionParts(asked: string): string[] {
  const parts = sentencesOf(asked).filter((sentence) => !isSmall(sentence));
  if (parts.length < 2) return [asked];
  return [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join(' ')].filter(Boolean);
}
