/** Letters with points that are no one's initials, without the points. */
const abbreviations = new Set(
  `AA AC AD AI AM AP AR BA BC BCE BS CE CS DC DJ EB EE EL ELA ELL EU GT HG IA IB ID IE IEP IL IQ JD JFK JK JRR LA MA MD MLK MS NC NJ NY OK
  OT PA PD PE PHD PM PS PT PTA QA QR RJ RSVP SA SC SD SE SEL SRO SS TA TS TV UK UN US USA VA VP VR WB WEB`
    .trim()
    .split(/\s+/),
);

const PUPIL = `(?:student|pupil|kid|kiddo|child|boy|girl|niñ[oa]|alumn[oa])`;

const INITIALS = /(?<![\p{L}.])\p{Lu}\.[ ]?\p{Lu}\.(?:[ ]?\p{Lu}\.)?(?!\p{L})/gu;
/** "student J", but not the "student A" and "student B" of someone who already leaves names out. */
const LETTER = new RegExp(String.raw`(?<=\b${PUPIL} )(?![ABCXYZI]\b)\p{Lu}\b\.?(?![\p{L}’'-])`, 'gu');
/** "student JR cannot sit still" */
const LETTERS_WHO = new RegExp(
  String.raw`(?<=\b${PUPIL} )\p{Lu}{2}(?=,? (?:won['’]?t|can['’]?t|cannot|refuses|keeps|cries|hits|bites|throws|says|said|is|has|needs|never|always|gets|was|who|does)\b)`,
  'gu',
);
const LETTER_WHO =
  /(?<![\p{L}.’'] ?)(?!I\.)\p{Lu}\.(?=,? (?:won['’]?t|can['’]?t|refuses|keeps|cries|hits|bites|throws|says|said|is|has)\b)/gu;
const NUMBER = new RegExp(
  String.raw`(?:\b(?:${PUPIL}|lunch|sis|state)(?:['’]s)?[ ]?(?:id|number|no\.?|num|#)|\bssid)[ ]?(?:is|was|:|#|=)?[ ]?#?\d{4,}`,
  'giu',
);
/** "student 48213", but no year. */
const PUPIL_NUMBER = new RegExp(String.raw`(?<=\b${PUPIL} )(?!(?:19|20)\d\d\b)\d{4,}\b`, 'giu');
const BARE_NUMBER =
  /(?<!\b(?:meeting|zoom|class|course|room|apple|ticket|asset|order|user) )\bid[ ]?(?:number|no\.?)?[ ]?[:#=]?[ ]?#?\d{5,}/giu;
const BIRTHDAY =
  /\b(?:dob|d\.o\.b\.|date of birth|birthday|birthdate|born(?: on)?)[ :]{0,3}(?:is )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/giu;

/**
 * What in a text points to one pupil without a name: initials ("J.M.", "student J"), a student number, a date of birth. As
 * typed, in no order. Source: domain.md section 2, "Student privacy".
 */
export function pupilCodes(text: string): string[] {
  const initials = [INITIALS, LETTERS_WHO]
    .flatMap((pattern) => matches(pattern, text))
    .filter((found) => !abbreviations.has(found.replace(/[. ]/g, '')));
  const others = [LETTER, LETTER_WHO, PUPIL_NUMBER, BIRTHDAY].flatMap((pattern) => matches(pattern, text));
  const numbers = matches(NUMBER, text);
  return [...initials, ...others, ...(numbers.length > 0 ? numbers : matches(BARE_NUMBER, text))];
}

function matches(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern), ([found]) => found.trim());
}
