import { fold, plainText, wordsOf } from './normalise.ts';
import { ENGLISH_ALONE, STOP_WORDS } from './stop-words.ts';

/** Words by which a text shows that it is Spanish; none that is an English word or an acronym of schools. */
const SIGNS = new Set(
  `al alguien algun alguno alguna como con cual cuando de del donde en ella ellos ellas esta este esto la las lo los mas mis muy nada nos
  para pero por porque que quien se si sobre su sus tambien tengo tiene tienen un una uno y ya yo`.split(/\s+/),
);
/** One alone may stand in an English sentence, as a name does. */
const FEWEST_SIGNS = 2;

/**
 * School words, by the beginning that their forms share. What a school says every day, in the order of the alphabet; it was
 * not drawn from a routing set, but the author knew the eight Spanish questions of the two.
 */
const MEANINGS = new Map(
  `abuel=grandparent acomod=accommodations acoso=bullying actividad=activity adult=adult alfabet=literacy algebra=algebra alumn=student amig=friend
  ansie=anxiety apoy=support aprend=learn apunt=notes arte=art asisten=attendance atencion=attention aula=classroom autis=autism ayud=help
  bail=dance bano=bathroom beb=baby beca=scholarship bibliotec=library bilingu=bilingual bombero=firefighter buen=good cabeza=head calcul=calculate
  calific=grading calm=calm camion=bus cancion=song cant=sing carta=letter casa=home castig=discipline chic=kids ciencia=science ciudadan=citizenship
  clase=class cocin=cook comedor=cafeteria comid=food compart=share comport=behavior comprend=understand comprension=comprehension comput=computer
  comunic=communicate concentr=focus conducta=behavior conflict=conflict consej=advice contar=count contest=answer convers=conversation corr=run
  corrig=correct crianza=foster cuaderno=notebook cuent=story cuid=care deber=homework deport=sports desafi=challenge dia=day dibuj=draw
  dificil=difficult diner=money direct=principal discapacidad=disability disciplin=discipline dislexia=dyslexia divi=division dorm=sleep duelo=grief
  duerm=sleep educa=education ejercicio=exercise emocion=emotions empez=start empiez=start enferm=sick enoj=angry ensen=teach ensayo=essay
  entend=understand entiend=understand entrevista=interview equipo=team escrib=write escrit=writing escuch=listen escuel=school espanol=Spanish
  especial=special estudi=student estres=stress evalua=assessment examen=test excursion=field_trip experiment=experiment explic=explain
  falt=absent famili=family fraccion=fractions fuma=smoking geograf=geography gramatic=grammar grand=big grit=yell grupo=group guarderia=daycare
  habit=habits habl=talk herman=sibling herramient=tool hij=child histori=history hogar=home hoja=worksheet horario=schedule huert=garden
  idioma=language ingles=English inici=start intelig=intelligence interes=interest invest=research jardin=kindergarten joven=teenagers jueg=play
  jug=play junta=meeting lectur=reading leen=read leer=read lengu=language letra=letters libro=book limpi=clean llam=call lleg=arrive
  llor=cry maestr=teacher mama=mother mano=hand maquin=machine matematic=math materia=subject medicin=medicine medir=measure meta=goal miedo=fear
  molest=bother motiv=motivation movil=phone muert=death multiplic=multiplication music=music nervios=nervous nin=child nota=grades nuev=new
  numer=numbers observ=observe oracion=sentences ordenador=computer ortograf=spelling padre=parents palabr=words pantall=screen papa=father
  participa=participate patio=playground pegan=hit pele=fight pequen=little perder=lose perez=laziness pierd=lose pint=paint planific=planning
  plan=plan platic=talk poem=poetry poesia=poetry practic=practice pregunt=questions presenta=present primari=elementary problema=problem
  profe=teacher program=program progres=progress proyect=project prueba=test psicolog=psychologist quer=want quier=want quimic=chemistry
  recreo=recess redact=writing regla=rules relacion=relationships resolver=solve respet=respect respond=answer respuest=answer responsab=responsibility
  resum=summary reunion=meeting rutin=routine sab=know salon=classroom salud=health secundari=secondary sena=sign silenci=quiet sonid=sounds
  sord=deaf suma=addition tarde=late tarea=homework tecnolog=technology telefon=phone tema=topic terapi=therapy termin=finish texto=text
  tiemp=time timid=shy trabaj=work traduc=translate triste=sad univers=college vende=sell verbo=verbs vergu=shame viaj=trip vida=life
  violen=violence visit=visit vist=vision vocabul=vocabulary voz=voice`
    .split(/\s+/)
    .map((pair) => pair.replaceAll('_', ' ').split('=') as [string, string]),
);
const SHORTEST = 3;
/** An ending longer than this makes another word. */
const LONGEST_ENDING = 6;

/**
 * Whether the encoders can read a text, as far as its letters and Spanish words show. Of what they cannot read it is never said
 * that nobody knows it.
 */
export function isReadable(text: string): boolean {
  const letters = [...plainText(text).matchAll(/\p{L}/gu)].map(([letter]) => letter);
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  return !isSpanish(text) && 2 * latin.length >= letters.length;
}

/** Whether a text is Spanish: it holds more small words of Spanish than of English, in which LA, YA or a name may stand. */
export function isSpanish(text: string): boolean {
  const words = [...new Set(wordsOf(plainText(text)).map(fold))];
  const signs = words.filter((word) => SIGNS.has(word)).length;
  return signs >= FEWEST_SIGNS && signs > words.filter((word) => ENGLISH_ALONE.has(word)).length;
}

/** A Spanish text with its school words in English, word by word. */
export interface Gloss {
  text: string;
  /** By the English word, the one that was typed. */
  typed: ReadonlyMap<string, string>;
}

/** What a Spanish text says in English, as far as school words go: the encoders and the directory know no Spanish. */
export function glossOf(text: string): Gloss {
  const typed = new Map<string, string>();
  const words = wordsOf(plainText(text)).flatMap((word) => {
    const folded = fold(word);
    const meaning = meaningOf(folded);
    if (meaning && !typed.has(meaning)) typed.set(meaning, word);
    return meaning ?? (STOP_WORDS.has(folded) ? [] : [word]);
  });
  return { text: words.join(' '), typed };
}

function meaningOf(word: string): string | undefined {
  const shortest = Math.max(SHORTEST, word.length - LONGEST_ENDING);
  for (let length = word.length; length >= shortest; length--) {
    const meaning = MEANINGS.get(word.slice(0, length));
    if (meaning) return meaning;
  }
  return undefined;
}
