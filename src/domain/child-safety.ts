import { cleanText } from './clean-text.ts';

/**
 * Whether a text is about a child's safety, and so no question to a colleague: harm done to a child, harm a child may do to
 * themself or others, neglect, running away. Meant to miss as little as it can; a false alarm has one way on. Pure, and
 * linear in the length of the text, because everything typed passes it before it is stored. Source: product.md, "Who knows" 2.
 */
export function touchesChildSafety(text: string): boolean {
  const words = plainWords(text);
  if (alwaysAlarming.some((pattern) => pattern.test(words))) return true;
  if (taught.test(words)) return false;
  return (
    (child.test(words) && alarmingOfChild.some((pattern) => pattern.test(words))) ||
    disclosures.some((pattern) => pattern.test(words))
  );
}

/** Lower case, no accents, letters spaced out or hidden by signs joined again, everything else a space. */
function plainWords(text: string): string {
  const folded = cleanText(text.slice(0, 40_000))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/g, '');
  const joined = folded.replace(/\b(?:\p{L}[ .*_-]){3,}\p{L}\b/gu, (spaced) => spaced.replace(/[ .*_-]/g, ''));
  return ` ${joined.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
}

const who =
  '(?:he|she|they|him|her|them|kid|kids|child|children|student|students|boy|girl|pupil|kiddo|someone|el|ella|nino|nina|alumno|alumna|estudiante)';
const adult =
  '(?:dad|mom|mother|father|stepdad|stepmom|stepfather|stepmother|uncle|aunt|parent|parents|boyfriend|brother|cousin|grandpa|coach|papa|mama|padrastro|madrastra|tio)';

/** A child is spoken of. */
const child = new RegExp(
  ` (?:${who.slice(3, -1)}|hes|shes|theyre|his|hers|their|my|me|\\d(?:st|nd|rd|th) grader|grader|kindergartner|teen|su) `,
);

/** Clearly about teaching a text or a topic, not about a child of this school. */
const taught =
  / (?:unit|novel|book|romeo|juliet|hamlet|character|chapter|poem|curriculum|lesson plan|lesson on|lessons on|health class|teach about|teaching about|essay on|essay about|history of|documentary|literature|anne frank|holocaust|trojan|ww2|wwii|civil war|slavery|abuse of power|professional development on|training on|text set) /;

/** Alarming whatever stands around it. */
const alwaysAlarming = [
  / (?:kill|killing|hurt|hurting|harm|harming|cut|cutting) (?:himself|herself|themself|themselves|myself|him self|her self) /,
  / (?:wants?|wanted|wanting|wish|wishes|wished|going|plans?|planning) (?:to |he |she |they )?(?:die|be dead|was dead|were dead|kill (?:my|him|her|them)) /,
  / (?:end|ending|take|taking) (?:his|her|their|my) (?:own )?li(?:fe|ves) /,
  / suicid(?:al) /,
  / (?:bring|brought|bringing|has|had|have|carrying|hid|hides|showed) (?:a |an |his |her |the )?(?:gun|knife|pistol|weapon|firearm)s? (?:to|in|at|on) (?:school|class|backpack|his|her|their|the|campus|bag|locker|desk) /,
  / (?:shoot|shooting|blow|blowing) up (?:the |our |this )?school /,
  / (?:se quiere|quiere|quiero) (?:morir|matar|matarse|suicidarse) /,
  / (?:le pegan|le pega|lo golpea|la golpea|lo golpean|la golpean|lo toca|la toca) /,
  / self harm(?:s|ing|ed)? /,
  / selfharm(?:s|ing|ed)? /,
];

/** Alarming where a child is spoken of. */
const alarmingOfChild = [
  / suicide /,
  / (?:bruise|bruises|bruised|burn marks|cigarette burns|belt marks|welts|black eye) /,
  / (?:cuts|scars|marks) (?:on|up|all over) (?:his|her|their|the) (?:arm|arms|wrist|wrists|leg|legs|body|face|back|neck) /,
  / (?:abuse|abused|abusing|abusive|molest|molested|molesting|rape|raped|assaulted|groped|groomed|grooming|trafficked|neglect|neglected|starving) /,
  new RegExp(
    ` ${adult} (?:hits?|hit|hurts?|beats?|beat|touches|touched|chokes?|choked|punches|punched|kicks?|kicked|slaps?|slapped|whips?|whipped|locks?|locked|threatens?|threatened|yells at and hits|is hurting|is hitting|is beating|keeps hitting|le pega|burned|burns|molests?) `,
  ),
  / (?:hit|beaten|beat up|hurt|touched|choked|punched|slapped|kicked|burned|whipped) by (?:his|her|their|my|a|an|the|el|la|su) /,
  / (?:touch|touched|touches|touching) (?:him|her|them|me) (?:there|down there|inappropriately|in a bad|where|at night|private) /,
  / (?:afraid|scared|terrified|refuses|refused|doesnt want|does not want|wont|will not|begged not|begs not) (?:to )?(?:go|going|of going|be|being) (?:back )?(?:home|at home)\b/,
  / (?:not safe|isnt safe|unsafe|in danger) (?:at|with|in) (?:home|his|her|their|house) /,
  / (?:no food|nothing to eat|not eaten|hasnt eaten|havent eaten|has not eaten) (?:at home|in days|for days|since|all weekend) /,
  / (?:left|leaves|leaving|home) alone (?:all night|overnight|for days|at night|all weekend) /,
  / (?:ran|run|running|runs) away (?:from home|again|last night|tonight) /,
  / (?:sleeping|sleeps|living|lives) in (?:a|the|their) car /,
  / (?:kill|murder|stab|shoot) (?:him|her|them|me|another|his|someone|everyone|everybody|the teacher|a classmate|classmates|kids|people|us|you) /,
  / (?:threatened|threatens|threatening|threat) (?:to )?(?:kill|shoot|stab|hurt|bomb|harm|with a) /,
  / (?:overdose|overdosed|took pills|swallowed pills|hang himself|hang herself|hanged|noose) /,
  / (?:nudes|naked (?:pictures|photos|pics)|sexting|sent him a picture of|sexual|sexually) /,
  / (?:sugar daddy|older man|online stranger|met online and) /,
  / (?:doesnt|does not|dont|do not|didnt) want to (?:live|be alive|be here anymore|exist|wake up) /,
  / (?:better off dead|no reason to live|nothing to live for|goodbye note|said goodbye forever) /,
  / (?:hes|shes|is|being|getting|gets) (?:beaten|hit|hurt|molested|abused|starved) (?:at home|by|every) /,
  / (?:golpes|moretones|abuso|abusa|violencia|maltrato|maltrata|suicidio|pistola|navaja) /,
  / (?:miedo|no quiere) (?:de |a )?(?:ir|volver|regresar) a (?:su )?casa /,
];

/** Said in the first person of a child: a disclosure that was passed on word for word. */
const disclosures = [
  new RegExp(
    ` (?:told me|said|says|disclosed|wrote|drew|confided) .{0,80} (?:${adult.slice(3, -1)}) .{0,30}(?:hit|hits|hurt|hurts|touch|touched|beat|beats|scares|drunk) `,
  ),
  / (?:disclosed|disclosure) (?:abuse|to me|something|that) /,
  / (?:mandated report|cps report|report to cps|call cps|child protective) /,
];
