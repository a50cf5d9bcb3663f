const ENGLISH =
  `a about above after again against all also am an and any anybody anyone are as at be because been before being below
  between both but by can cannot cant could did didnt do does doesnt doing dont down during each either else ever every few for from
  further get gets getting give go goes going gonna good got had has have havent having he her here hers him his how i id if ill im in into is isnt it its
  ive just keep kinda know known knows let lets like lot made make makes many may maybe me mine more most much must my need needs no nor not now
  of off ok okay on once one only onto or other our ours out over own people person please pls re really right same see she should show so some somebody
  someone something still such take tell than thank thanks that thats the their theirs them then there theres these they thing things this those through to
  too try trying two under until up us use used using very want wants was wasnt way we well were what whats when where which while who whom whos whose why
  will with without wont would yes yet you your yours help helps idea ideas advice question ask asking tips suggestions looking`.split(
    /\s+/,
  );
const SPANISH =
  `al algo alguien ante asi aqui aun cada como con cual cuando cuanto de del desde donde dos e el ella ellas ellos en entre era es esa ese eso esta estan este
  esto estos fue ha hace hacer hacia han hasta hay la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros o otra otro para pero
  poco por porque puede puedo que quien quiero se sea ser si sin sobre son su sus tambien tan te tengo tiene tienen todo todos tu un una uno unos y ya yo
  ayuda ayudar alguno alguna necesito sabe`.split(/\s+/);

/** Words that carry no topic: English and Spanish function words, and how people phrase a request for help. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...ENGLISH, ...SPANISH]);

/** Small words that English has and Spanish has not. */
export const ENGLISH_ALONE: ReadonlySet<string> = new Set(ENGLISH.filter((word) => !SPANISH.includes(word)));
