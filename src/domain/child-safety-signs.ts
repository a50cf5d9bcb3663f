/** Words to choose from; `step_dad` is two. */
function oneOf(words: string): string {
  return `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
}

/** What stands in a sign for a name in braces. */
const groups: Readonly<Record<string, string>> = {
  adult: oneOf(`
    adult grownup grown_up man guy stranger someone somebody family dad daddy dads father fathers mom mommy moms mother mothers mum mama
    parent parents stepdad stepmom stepfather stepmother stepparent step_dad step_mom guardian grandpa grandma grandfather grandmother
    uncle aunt cousin brother sister boyfriend girlfriend babysitter sitter neighbor coach teacher janitor driver relative relatives stepbrother stepsister foster ex pastor priest
    papa padrastro madrastra tio abuelo primo`),
  kin: oneOf(`
    dad daddy dads father fathers mom mommy moms mother mothers mum mama stepdad stepmom stepfather stepmother step_dad step_mom guardian
    foster grandpa grandma grandfather grandmother uncle aunt cousin stepbrother stepsister boyfriend girlfriend babysitter papa padrastro
    madrastra tio abuelo primo`),
  pupil: oneOf(`
    he she they kid kids child children student students boy girl boys girls pupil pupils kiddo teen teens grader graders kindergartner
    freshman sophomore junior daughter son baby sister brother classmate friend hes shes theyre el ella nino nina alumno alumna estudiante`),
  self: oneOf('himself herself themself themselves myself hisself him_self her_self'),
  them: oneOf(
    'him her them me us everyone everybody his their one_of my_student my_students my_kids the_kids the_children kids a_child a_kid la lo',
  ),
  their: oneOf('his her their my our the your a'),
  body: oneOf(
    'arm arms forearm wrist wrists leg legs thigh thighs body face back neck stomach hand hands chest cheek throat skin',
  ),
  hurts: oneOf(`
    hit hits hitting hurt hurts hurting harm harms harming harmed beat beats beating beaten punch punches punched punching kick kicks kicked
    kicking slap slaps slapped slapping smack smacks smacked spank spanks spanked whip whips whipped whipping choke chokes choked choking
    strangle strangles strangled burn burns burned burning bite bites stab stabs stabbed drown drowned abuse abuses abused abusing
    molest molests molested touch touches touched touching rape rapes raped threaten threatens threatened lock locks locked
    tie ties tied chain chained starve starves scares break breaks broke grab grabs grabbed attack attacks attacked shove shoves shoved`),
  hurt: oneOf(`
    hit hurt harmed beaten beat beat_up punched kicked slapped smacked spanked whipped choked strangled burned abused molested touched raped
    stabbed assaulted starved threatened attacked followed stalked blackmailed exploited groped kidnapped`),
  weapon:
    '(?<! (?:top|caulking|glue|heat|nerf|staple|spray|water|toy|palette|butter|plastic|price) )(?:gun|guns|knife|knives|pistol|firearm|rifle|weapon|weapons|bullets|ammo|machete|box cutter|razor|razors|bomb|bombs)(?! (?:control|safety|debate|debates|violence|law|laws|rights|germs|skills|policy|reform|show|themed))',
  often: oneOf(
    'at_night every_night all_night overnight for_days all_weekend the_whole_weekend for_a_week late_at_night until_late every_day',
  ),
  home: '(?:home(?! (?:school|schooled|schooling|room|ec|page|base|run|row|language|economics))|house)',
  some: '(?:\\S+ ){0,4}',
  few: '(?:\\S+ ){0,2}',
};

/** A sign in words of lower case, with one space between them, before the first and after the last. */
function sign(words: string): RegExp {
  return new RegExp(` (?:${words.replace(/\{(\w+)\}/g, (_, name: string) => groups[name] ?? '')}) `);
}

/** Clearly about teaching a text or a topic, not about a child of this school. */
export const taught = sign(
  `(?:unit|novel|book|romeo|juliet|hamlet|character|chapter|poem|curriculum|lesson plan|lesson on|lessons on|health class|teach about
  |teaching about|essay on|essay about|history of|documentary|literature|anne frank|holocaust|trojan|ww2|wwii|civil war|slavery
  |industrial revolution|abuse of power|professional development on|training on|text set)`.replace(/\n */g, ''),
);

/** A child of this school tells or shows something, or it stands in what they wrote: then it is not only taught. */
export const ownPupil = [
  sign(
    '(?:my|our|one of my|a|an|this|another) {few}(?:student|students|kid|kids|boy|girl|child|pupil|grader|kindergartner) {some}(?:told|tells|said|says|wrote|disclosed|showed|confided|confessed|confides)',
  ),
  sign('(?:in|of) (?:his|her) (?:poem|essay|journal|notebook|book|story|drawing|chapter)'),
];

/** Signs that need no child to be spoken of. */
export const anywhere = [
  sign(
    '(?:kill|kills|killed|killing|hurt|hurts|hurting|harm|harms|harmed|harming|cut|cuts|cutting|injure|injures|injuring|hang|hangs|hanging|hanged|stab|stabs|starves|starving|drown|choke|chokes|choking|punish|punishes) {self}',
  ),
  sign(
    '(?:wants?|wanted|wanting|wish|wishes|wished|going|plans?|planning|deserves?|ready|rather|hopes|ways|how|trying|tried) (?:to |he |she |they |i )?(?:just )?(?:die(?! (?:laughing|of laughter|of embarrassment|of boredom))|be dead|was dead|were dead|kill (?:my|him|her|them))',
  ),
  sign(
    '(?:wish|wishes|wished) (?:he|she|they|i) (?:was|were|had|would|could|wasnt|werent|hadnt) {few}(?:dead|born|gone|die|disappear|alive|not exist|not wake up)',
  ),
  sign('(?:end|ending|ends|ended|take|taking|took) (?:his|her|their|my) (?:own )?li(?:fe|ves)'),
  sign('(?:end|ending) (?:it all|everything tonight|it tonight|it for good)'),
  sign(
    '(?:suicidal|suicidality|suicidal ideation|unalive|kms|self harm(?:s|ing|ed)?|selfharm(?:s|ing|ed)?|self (?:injur|mutilat)(?:y|es|ing|ion))',
  ),
  sign(
    '(?:slit|slits|slitting|cut|cuts|cutting|scratch|scratches|scratching|burn|burns|burning) (?:on |up )?(?:his|her|their|my) (?:own )?{body}',
  ),
  sign(
    '(?:bring|brings|brought|bringing|has|had|have|carrying|hid|hides|showed) (?:a |an |his |her |the )?(?:gun|knife|pistol|weapon|firearm)s? (?:to|in|at|on) (?:school|class|backpack|his|her|their|the|campus|bag|locker|desk)',
  ),
  sign(
    '(?:shoot|shooting|shoots|blow|blowing|bomb|bombing|burn|burning) (?:up |down )?(?:the |our |this |my |a )?(?:\\S+ )?school',
  ),
  sign('(?:bomb threat|school shooting|school shooter)'),
  sign('(?:se quiere|quiere|quiero) (?:morir|morirse|matar|matarse|suicidarse)'),
  sign(
    '(?:le pegan|le pega|lo golpea|la golpea|lo golpean|la golpean|lo toca|la toca|abusan de|abuso de el|abuso de ella)',
  ),
  sign('se (?:corta|cortan|lastima|quema|hace dano|hiere)'),
];

/** Signs of something told, or of a report to make. */
export const disclosures = [
  sign(
    '(?:told me|said|says|disclosed|wrote|drew|confided) .{0,80} {adult} .{0,30}(?:hit|hits|hurt|hurts|touch|touched|beat|beats|scares|drunk)',
  ),
  sign('(?:disclosed|disclosure) (?:abuse|to me|something|that)'),
  sign(
    '(?:mandated report|mandated reporter|cps report|report(?:ing)? abuse|abuse reports?|report to cps|to cps|call cps|called cps|child protective|child protection|child abuse|social services)',
  ),
  sign(
    '(?:have|need|supposed|ought|should i|must i|do i) (?:to )?report (?:it|this|that|something)(?= $| (?:to|or|and|when|if|what|how))',
  ),
];

/** Each is harmless by itself, both in one text are not: someone of a child's family, and what is seldom said of them. */
export const ofFamily = [
  sign('{kin}'),
  sign(
    '(?:hitting|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|kick(?:s|ing) (?:him|her|them|mom|dad)|whips|choke[sd]?|choking|strangle[sd]?|beatings?|belt|fists?|bruis(?:es?|ed|ing)|bloody|bleeding|scars|black eye|naked|undress(?:es|ed)?|porn|molest(?:s|ed|ing)?|rape[sd]?|drunk|alcohol|beer|vodka|weed|pills|drugs|{weapon}|violent|violence|evicted|terrified|sneaks? in(?:to)?|in(?:to)? (?:his|her|their) (?:bed|bedroom|shower)|(?:has|have|had|did) not come (?:back|home)|never came (?:back|home)|kill(?:s|ed)? (?:him|her|them|us))',
  ),
];

/** Of these three each is harmless by itself, all in one text are not: someone tells of it, who or where, and what. */
export const toldOfOthers = [
  sign(
    '(?:told|tells|telling|says|said|saying|wrote|writes|whispered|confided|confides|confessed|disclosed|admitted|let slip|drew|draws|crying|came to me|showed me|asked me|i (?:just )?(?:saw|noticed|heard|overheard|suspect|worry|think|found out)|worried|worries me)',
  ),
  sign('(?:{adult}|{home}|at night|papa|mama)'),
  sign(
    '(?:{hurts}|{hurt}|fist|belt|blood|bloody|bleeding|swollen|broken|scar|scars|marks|bruise|bed|beds|bath|shower|lap|naked|undress|clothes off|without clothes|pictures of|finger|fingers|kiss|kisses|kissed|secret games?|secrets|private area|drunk|drugs|pills|jail|die|dead|kills?|killed|knife|gun|guns|gang|alone|feeds?|terrified|frightened|unsafe|throws|threw|pushes|pushed|evicted|hurting|mean to|uncomfortable|hide|hides|marry|slept|sleeps|dirty|screams|screamed|fridge|only eats?|weight|does to me|daddy does|{often})(?! (?:of|the) (?:tests?|math|reading|record))',
  ),
];

/** A child is spoken of. */
export const child = sign(
  '(?:{pupil}|him|her|them|his|hers|their|my|me|\\d(?:st|nd|rd|th) grader|\\d+ (?:year|yr) olds?|someone|somebody|su)',
);

/** Signs where a child is spoken of. */
export const ofChild = [
  // Harm to oneself.
  sign('(?:suicide|noose|overdose|overdosed|overdosing|swallowed pills|took pills|hang {self})'),
  sign('(?:{hurts}|scratch|scratches|scratching|biting|shoot) {self}'),
  sign(
    '(?:is|are|was|were|started|starts|been|shes|hes|theyre|keeps|stop|stopped|about) cutting(?= $| (?:again|and|what|how|who|because|since|so|at home|in the bathroom|since))',
  ),
  sign(
    '(?:took|takes|take|taking|swallowed|swallow|swallows|ate) (?:too many|so many|a bunch|a lot|a bottle|a handful|all|the whole) {few}(?:pills|tylenol|advil|ibuprofen|medicine|medication|meds|them)',
  ),
  sign(
    '(?:doesnt|does not|dont|do not|didnt|did not|not) want to (?:live|be alive|be here anymore|be here any more|exist|wake up|go on|keep living)',
  ),
  sign(
    '(?:(?:better off|rather be) dead|no reason to live|nothing to live for|(?:not|isnt) worth (?:living|it to live)|no point (?:in|to) (?:living|life|going on|being alive)|(?:tired|sick) of (?:living|life|being alive)|goodbye (?:note|letter to)|suicide note|said goodbye (?:forever|to (?:everyone|everybody|all)))',
  ),
  sign(
    '(?:who (?:cuts|self harms|cut|is cutting)|(?:she|he|student|girl|kid|boy) cuts)(?= $| (?:is|in my|and|has|how|what|when|because|at night|again))',
  ),
  sign(
    '(?:ending|end|ended) things|thinking (?:of|about) (?:ending|dying|death|suicide|hurting|killing)|hurts? to die|(?:kill|hit|death) list(?! of)|better (?:off )?without (?:him|her|me|them)',
  ),
  sign('(?:nobody|no one|no body|anyone) would (?:even )?(?:care|miss|notice|cry)'),
  sign('(?:wants?|wanted|wanting|wishes|going) (?:to )?(?:just )?disappear'),
  sign('(?:hate|hates) (?:{self}|being alive|(?:his|her|my|their) life)'),
  sign('(?:gave|giving|gives|given) away (?:all |all of )?(?:his|her|their) (?:things|stuff|belongings|favorite)'),
  sign('jump(?:ed|s|ing)? (?:off|from|out of) (?:a|the|his|her) (?:bridge|roof|building|window|balcony)'),
  sign(
    '(?:has|have|had|is|was|hes|shes) been cutting(?! (?:out|paper|corners|class|it|up|down|and pasting|grades|shapes|off|the|my|our))',
  ),
  sign(
    '(?:talks?|talking|talked|writes|wrote|thinks?|thinking|dreams?|jokes?|joking|joked) about {few}(?:killing|shooting|stabbing|hurting|murder|murdering|dying|death|suicide|guns|bombs)',
  ),
  sign('(?:drank|drink|drinks|swallowed|swallow) (?:bleach|cleaner|poison|detergent|batteries)'),
  // What only what is grave is told with.
  sign(
    '(?:strangl(?:es|ed|ing|e)|chok(?:ed|ing|es) (?:game|another|a|him|her|them|his|classmates?|on purpose)|rope|noose|voices tell|humping|pills|(?:makes?|making) {self} (?:throw up|sick|vomit)|throws? up on purpose|(?:stopped|stops|not) eating|anorexi[ac]|bulimi[ac]|purging|frightened of)',
  ),
  sign(
    '(?<! (?:i|we) )(?:wants?|wanted|going|plans?|planning|threatened|threatens|like|tried|tries|trying|telling (?:him|her|them)|tells (?:him|her|them)) to (?:stab|kill|murder|strangle|poison|attack|hurt|harm|bomb|drown|rape|shoot) (?!(?:time|two|the (?:mood|time|video|film|scene|ball)|a (?:video|film|movie|basket|scene)|their|feelings|videos|hoops|film|for|{few}feelings|it|scores))\\S+|(?:wants?|wanted|plans|going) to (?:kill|shoot|stab|murder)(?= $)|make a bomb|to (?:drive|jump|crash|walk|run) (?:into a wall|off a|in front of a)',
  ),
  sign('(?:do|does|did|doing) something (?:bad |stupid |terrible |awful )?to ({self}|someone|somebody|him|her)'),
  sign(
    '(?:wasnt|werent|not be|not going to be|wont be|isnt going to be|not want to be) (?:around|here)(?= $| (?:any|next|tomorrow|for long|much|on monday))|everyone a favor|(?:cant|cannot|can not) (?:go on|take it|do this)(?= $| (?:any|like|and))|(?:do this|go on|take it|live like this) any ?more|(?:hes|shes|he is|she is|im) not (?:okay|ok)',
  ),
  sign(
    '(?:make|making) (?:us|them|everyone|everybody|me|you|people) (?:all )?pay|revenge on|(?:school|class|building) burn',
  ),
  sign(
    '(?:cant|cannot|could not|couldnt|can not) find (?:him|her|the (?:child|kid|student|boy|girl))|(?:nobody|no one|havent|hasnt|not) (?:has |have )?(?:been )?(?:seen (?:(?:him|her) )?since|slept at home|been home)|left home(?! (?:alone|at))|ran out of the (?:building|school)',
  ),
  sign(
    '{adult} {some}(?:wont|doesnt|dont|does not|do not|will not|didnt|never) lets? (?:him|her|them|me) (?:in|eat|sleep|out|leave|come home|see)',
  ),
  sign(
    '(?:leaves?|left|leaving) {some}in (?:the|a) car|(?:same bed|in the bed with|in bed with|sleeps with (?:his|her))|only eats? at school',
  ),
  sign(
    '(?:terrified|frightened|scared|afraid|panics|hides|flinches) {few}(?:when|of|because|that|if|around|from) {few}{adult}(?! (?:conferences|night|emails?|calls?|phone))',
  ),
  sign(
    '(?:ex|boyfriend|ex boyfriend) (?:waits|is waiting|follows|wont leave|keeps)|hide (?:him|her|them|me) from|what (?:daddy|dad|grandpa|papa|uncle) does',
  ),
  sign(
    '{adult} (?:\\S+ )?threat(?:ens|ened|ening)(?! to (?:go|call|sue|complain|pull|email|quit|leave|report|transfer))',
  ),
  sign(
    '(?:marry|marriage|get married|wedding|circumcis(?:e|ed)) {few}(?:abroad|back home|cousin|in (?:his|her) country)|abroad to marry',
  ),
  // Marks.
  sign(
    '(?:bruises|bruised|bruising|cut marks|(?:his|her) cuts|bruise(?! (?:apples|fruit|easily|like a))|blood on (?:his|her|their)|burn marks?|cigarette burns?|belt marks?|bite marks?|welts?|black eyes?|hand ?prints? on (?:his|her|their))',
  ),
  sign(
    '{pupil} (?:\\S+ ){0,8}(?:had |has |with )(?:scars|swollen|(?:a )?(?:swollen|bloody|split|busted|fat) (?:lip|nose|eye|face|hand|sleeves))',
  ),
  sign(
    '(?:cuts|cut|scars|scar|marks|mark|burns|burn|scratches|wounds|blood|lines) (?:on|up|all over|down|along|around|across) (?:both )?(?:of )?(?:his|her|their|the|my|a|an) (?:student|students|kid|kids|girls|boys|childs|inner|left|right|upper)? ?{body}',
  ),
  sign('(?:burned|burnt|burning|twisted|twists|scratched|bit) (?:{their}|a kids|a students|a childs) (?:\\S+ )?{body}'),
  sign(
    'danger to {self}|danger to others|(?:is|are|may be|might be|hes|shes) in danger(?! of)|(?:concern|concerned|concerns|worried) (?:about|for) (?:a|his|her|the|my) {few}(?:safety|welfare|wellbeing|home life|neglect)|(?:welfare|wellness) check',
  ),
  sign('(?:sets?|setting|lit|lights|started|starts) (?:a |the )?fires?(?! drill)'),
  // Harm by others.
  sign(
    '(?:abused|abuses|abusing(?= $| (?:him|her|them|his|kids|children|my|a))|abusive|molest|molests|molested|molesting|raped?|assaulted|groped|groomed|grooming|trafficked|starving)',
  ),
  sign('abuse(?! (?:the|this|it|a|of (?:notation|language|power)|bathroom|hall|privileges|passes|pass|their))'),
  sign(
    '(?<! (?:students|kids|i|we|to|not|they) )(?:neglect|neglected(?! (?:reader|readers|topic|topics|tropical|part|area|skill|skills|standard|standards|genre|subject)))',
  ),
  sign(
    'neglects? (?:him|her|them|his (?:son|kid|child)|her (?:son|daughter|kid|child)|their (?:son|daughter|kid|kids|child|children))',
  ),
  sign('{adult} {some}{hurts} (?:on |at )?{them}'),
  sign(
    '{adult} (?:\\S+ )?{hurts}(?= $| (?:with|when|whenever|every|because|if|and|a lot|sometimes|again|often|at night|when))',
  ),
  sign(
    '(?:gets?|got|getting|gave|gives|give|giving) (?:him |her |them )?(?:a |the )?(?:\\S+ )?(?:beating|beatings|whooping|whoopings|whupping|whipping|spanking|belt)',
  ),
  sign(
    '(?:domestic|family) violence|(?:violent|violence|something {few}(?:happening|going on|wrong|bad|happened)) {few}at home|abandoned by|{adult} {few}abandoned|(?:kidnap|stalk|blackmail|traffick)(?:s|ed|ing|ped|ping)',
  ),
  sign(
    '{hurts} (?:(?:his|her|their) )?(?:mom|dad|mother|father|mommy|daddy|girlfriend|boyfriend|wife|siblings|sister)',
  ),
  sign(
    '{hurts} (?:him|her|them|me) (?:at {home}|{often}|with (?:a|his|her|the) (?:belt|hanger|stick|shoe|cord|paddle|spoon|fist|hose|bat))',
  ),
  sign(
    '(?:told|tells|said|says|saying|wrote|writes|disclosed|confided|reports|reported|claims|thinks|shared) {some}(?:he|she|they|someone|somebody|{adult}) (?:is |was |keeps |has |always |sometimes |used to )?{hurts} (?:him|her|them|me)',
  ),
  sign(
    '(?:hes|shes|theyre|is|are|was|were|being|been|be|gets?|got|getting) {few}{hurt} (?:at (?:{home}|his|her|night)|every|again|in (?:his|her|their) (?:house|family|home)|with a belt)(?! (?:a|the) (?:pitch|ball|car|truck|bus|word|text|question|problem|test|wall|story|book|poem|bee|dodgeball|baseball|team|score))',
  ),
  sign(
    '(?:hes|shes|theyre|is|are|was|were|being|been|be|gets?|got|getting) {few}(?:beaten|molested|abused|raped|assaulted|stabbed|strangled|choked|whipped|spanked|groped|exploited|attacked|slapped|kidnapped|stalked)',
  ),
  sign('{kin} {few}(?:left|leaves|leaving) {some}alone|runs? away (?:every|when|whenever) {some}{kin}'),
  sign('{hurt} by (?:{their} )?(?:\\S+ )?(?:{adult}|el|la|su|them|him|her|gang)'),
  sign(
    '(?:throws?|threw|thrown|throwing|push(?:es|ed|ing)?|shov(?:es?|ed|ing)|drag(?:s|ged|ging)?|slam(?:s|med|ming)|grab(?:s|bed|bing)?|yank(?:s|ed)|holds?|held|pins?|pinned|shakes|shook) (?:him|her|them|me|(?:his|her|their) (?:own )?(?:sons?|daughters?|kids?|childs?|boys?|girls?)) {few}(?:against|down the|by (?:the|his|her) (?:hair|neck|throat|arm|ear)|into (?:the|a) wall|under ?water|across the room|to the (?:ground|floor)|arms?|hair)(?! (?:up|around))',
  ),
  sign(
    '(?:ties?|tied|chain(?:s|ed)?|locks?|locked) (?:him|her|them|me|his \\S+|her \\S+|the kids?) (?:to (?:a|the)|in (?:the|a|his|her)|inside|outside|up|down|away|out (?:of the house|all|at night))',
  ),
  sign(
    '(?:yells? at and hits|le pega|(?:entra|entran|se mete) (?:a|en) su (?:cuarto|cama)|(?:lo|la|los) dejan? sol[oa]s?|lo encierra|la encierra|lo encierran)',
  ),
  // Sexual harm.
  sign(
    '(?:touch|touched|touches|touching) (?:him|her|them|me|{their} \\S+) (?:there|down there|inappropriately|in a bad|where|at night|private|in private)',
  ),
  sign(
    '(?:private parts|privates|nudes|sexting|sextortion|sexual(?! (?:reproduction|health|selection))|sexually|porn|pornography|molester|pedophile|predator)',
  ),
  sign(
    '(?:nude|naked|dirty|topless|inappropriate|intimate) (?:pictures?|photos?|pics?|videos?|movies?|images?|messages|texts)',
  ),
  sign(
    '(?:sent (?:him|her) a picture of|(?:dating|sleeping with) {few}(?:[2-5]\\d|adult|man|teacher|coach|older)|asked for (?:his|her) (?:snapchat|snap|number|instagram)|sugar daddy|online stranger|met online|(?:man|guy|someone|stranger|person|friend|boyfriend) online|online {few}(?:wants|asks|asked) to meet|prostitut(?:e|ion)|{pupil} touched (?:him|her|me)|sit on his lap|older m[ae]n|grown man|older guys?)',
  ),
  sign(
    '(?<! (?:same|opposite) )sex(?! (?:ed|education|linked|chromosomes?|cells?|ratio))|touch(?:es|ed|ing) other (?:kids|students|girls|boys|children)|(?:fondles?|fondled|gropes?)|rubs? (?:her|him|his|my)|inappropriate(?:ly)? (?:relationship|contact|touching)|(?:forced|sold) (?:in)?to {few}(?:marry|marriage|work|fight|beg)|fight {few}for money',
  ),
  sign(
    '(?:forces?|forced|forcing|makes?|made|making|pressures?|pressured|asks?|asked) (?:him|her|them|me) (?:to )?{few}(?:sex|sit on|kiss|undress|strip|touch|sleep with|for (?:pictures|pics|photos|nudes)|do things|take off)',
  ),
  sign(
    '(?:did|do|does|doing|done) {few}(?:things?|something|stuff) (?:to|with) (?:him|her|them|me)(?= $| (?:at|in|when|and|that|which|again|last|every))',
  ),
  sign(
    '(?:messages?|messaging|texts?|texting|calls?|calling|comes?|came|goes|sneaks?|gets?|climbs?|follow(?:s|ed|ing)?) (?:in |into |to )?(?:him|her|them|my|his|their) {some}(?:at night|bed|bedroom|shower|into the bathroom)',
  ),
  sign('(?:texts?|texting|messages?|messaging) {some}(?:at night|privately|secretly|in secret)'),
  sign('follow(?:s|ed|ing)? (?:him|her|them|me) (?:home|into|in|to the (?:bathroom|car))'),
  sign('{adult} (?:\\S+ ){0,8}asks (?:\\S+ )?for (?:pictures|pics|photos|nudes|a kiss)'),
  sign(
    '(?:boyfriend|girlfriend|man|guy) (?:is|was|who is|hes) (?:1[89]|[2-5]\\d)|(?:1[89]|[2-5]\\d) year old (?:man|men|guy|boyfriend|friend|boy)',
  ),
  sign(
    '(?:man|guy|men|stranger|strangers) {few}(?:waits?|waiting|follow|follows|following|gives|picks|picked|offered|offers|texting|messaging) {few}(?:her|him|them|kids|students)',
  ),
  sign(
    '(?:student|girl|grader|kid|teen|child|daughter) {some}pregnant|(?:got|gets) her pregnant|pregnant and (?:scared|afraid|alone)|(?:marry|marries|marrying) (?:her|him|them) off|married off|forced marriage',
  ),
  // Fear of home, neglect, alone, away.
  sign(
    '(?:afraid|scared|terrified|frightened|refuses|refused|doesnt want|does not want|wont|will not|begged not|begs not|begged me not|afraid) (?:to |of |about )?(?:go|going|of going|be|being|call|calling|return|returning)? ?(?:back )?(?:at )?{home}',
  ),
  sign('(?:afraid|scared|terrified|frightened) (?:of|for) (?:his|her|their|my) (?:own )?{adult}'),
  sign(
    '(?:live|stay) with me because|{home} is (?:so |very |really )?(?:bad|scary|awful|terrible|hell)|{home} {few}(?:is not|isnt|not|never|doesnt feel) safe',
  ),
  sign(
    '(?:unsafe|in danger|(?:not|isnt|arent|doesnt feel|dont feel|didnt feel|not feel|never feels?|never felt) safe) (?:\\S+ )?(?:at|with|in|around|going|to go|when) (?:(?:his|her|their|the) )?(?:home|his|her|their|house|{adult})',
  ),
  sign(
    '(?:no food (?:for|until|to)|nothing to eat tonight|(?:no food|nothing to eat|not eaten|not had (?:dinner|food|anything to eat)|hasnt eaten|havent eaten|hasnt had (?:dinner|food|anything to eat)|has not eaten) (?:at home|in days|for days|since|all weekend|in the house|for a))',
  ),
  sign(
    '(?:no|not enough|never|isnt any|without|any|none|nothing) (?:heat|water|bed|money|one|electricity|food|to eat)[^.]{0,25} ?(?:at {home}|in the (?:house|fridge))(?= $| (?:and|to|so|because|for|when))',
  ),
  sign(
    '(?:nobody|no one|doesnt|dont|never|not|wont|stopped|isnt|forgets? to) (?:ever )?(?:feeds?|fed|feeding) (?:him|her|them|me|his|the (?:kid|baby|child))',
  ),
  sign(
    '(?:(?:begs|begging|asks?|asking|digs?|digging|looks?|looking|steals?|stealing) for {few}food|food (?:in|from|out of) the (?:trash|garbage)|steals food|(?:comes?|came) to school hungry|always hungry|always starving|malnourished|underfed|no tiene comida|no come en casa)',
  ),
  sign(
    '(?:smell(?:s|ed|ing)? (?:of|like) (?:urine|pee|weed|alcohol|beer|pot|smoke)|same {few}clothes (?:every|all|for|again)|filthy clothes|(?:never|hasnt|havent) (?:bathed|washed|had a (?:shower|bath)))',
  ),
  sign(
    '(?:dont|doesnt|do not|does not|wont|never|refuse|refuses|not|didnt) (?:take|took|taken|taking|bring) (?:him|her|them) to (?:a|the|any) (?:doctor|hospital|dentist|er)',
  ),
  sign(
    '(?:left|leaves?|leaving|home|stays?|staying|is|are|hes|shes|sleeps) {some}alone {some}{often}|(?<! left )home alone|(?:only one|only person) (?:at )?home',
  ),
  sign(
    '(?:(?:is|are|hes|shes|left|stays?|lives|staying|be|leaves (?:him|her|them)) {few}(?:home )?(?:alone|by (?:himself|herself|themselves)) (?:at home|for days|with the baby|with (?:his|her) (?:baby|little|younger))|home (?:alone|by (?:himself|herself|themselves)) (?:for|every|all|until|since|at night))',
  ),
  sign(
    '(?:no one|nobody|no adult|no parent) {few}(?:at home|home|to take care|takes care|taking care|looks after|to look after|watches)',
  ),
  sign(
    '(?:ran|run|running|runs|run) away (?:from home|again|last night|tonight|yesterday|with|because|this weekend|and)(?! (?:the|it|my|this|ideas?))',
  ),
  sign(
    '(?:{pupil} (?:has |have |had )?(?:been |went |gone |is |was )missing(?= $| (?:since|for|and|from home))|went missing|runaway|ran off with)',
  ),
  sign(
    '(?:sleep|sleeps|sleeping|slept|living|lives|live) (?:in|at|on|outside) (?:a |the |their |his |her )?(?:\\S+ )?(?:car|van|street|streets|station|park|tent|bench|garage)|sleeps? (?:at (?:a|the) \\S+|on (?:a|the|someones) (?:floor|couch))',
  ),
  sign(
    '(?:kicked|threw|thrown|throws|kicks) (?:him |her |them )?out (?:of (?:the|his|her|their) (?:house|home)|by (?:his|her|their))',
  ),
  // Substances.
  sign(
    '(?:overdosed|fentanyl|drugged|heroin|meth|cocaine|oxy|xanax|(?:is|are|was|were|be|been|hes|shes) on drugs|(?:gives?|gave|sells?|sold|sell|selling|offered|deals?|uses?|using|does|doing) (?:him |her |them )?drugs)',
  ),
  sign(
    '(?:is|was|are|were|came|comes|come|gets?|got|always|often|out|both|{adult}|him|her|them) (?:so |very |really )?drunk|wasting away|(?:drinks|drinking|drank) (?:every|all day|with (?:his|her|{kin})|before school|at home|alone)',
  ),
  sign('(?:gets?|getting|got|comes? to (?:school|class)|shows up) high (?:every|before|at|in|on|all|again|with)'),
  sign(
    '(?:smoke|smokes|smoking|drinks|drinking) (?:weed|pot|beer|alcohol|vodka|crack) {some}(?:his|her|their|home)|weed|vodka',
  ),
  sign(
    '(?:mom|dad|mother|father|he|she|student|kid|girl|boy) {few}passed out(?= $| (?:drunk|cold|on the|at home|from|again))',
  ),
  // Weapons and threats.
  sign(
    '(?:has|had|have|having|found|finds|saw|there is a|theres a|bring|brings|brought|bringing|carry|carries|carrying|carried|hides?|hid|showed|shows|pulled|bought|gets?|got|owns?|access to|flashed|keeps|with) {some}{weapon}',
  ),
  sign(
    '(?:kill|murder|stab|shoot) (?:(?:the|a|our) (?:principal|teacher|sub|class|teachers|students|kids)|him|her|them|me|another|his|someone|everyone|everybody|the teacher|a classmate|classmates|kids(?! interest)|people at|us|you)',
  ),
  sign(
    'threat(?:ened|ens|ening|en) {few}with (?:a|scissors|his|her)|(?:got|was) shot(?! (?:down|in|on))|(?:threatened|threatens|threatening|threaten|threats?) (?:to )?(?:share|post|send|leak|kill|shoot|stab|hurt|bomb|harm|with a|beat|me|him|her|them|our school|the school|against)',
  ),
  sign(
    '(?:posted|posts|made|makes|wrote|sent|sends|got|received|making) (?:a |an |some |online )?(?:\\S+ )?threats?(?! (?:assessment|analysis))',
  ),
  sign(
    '(?:will|gonna|going to|wants? to|wanted to|plans? to|planning to|talks? about|talking about|talked about|hell|shell|dreams of|thinks about|thinking about|fantasizes about|writes about|wrote about|drew|draws) {few}(?:kill|killing|murder|murdering|stab|stabbing|shoot|shooting|hurt|hurting|harm|harming|bomb|bombing|blow up|blowing up|beat up|attack|attacking) (?:up )?(?:the |a |our |this |my |other )?(?:\\S+ )?(?:everyone|everybody|people|somebody|someone|school|class(?! (?:video|film|movie))|classmates?|students?|kids?|teachers?|him|them|me|us|you|parents|mom|dad|her(?! (?:feelings|confidence|grade|grades|score|scores)))',
  ),
  sign('{self} shooting|jumped by|(?:put|puts|holds|held|pointed|points) (?:a|the|his|her) {weapon}'),
  // In Spanish.
  sign(
    '(?:golpes|moretones|abuso|abusa|abusan|violencia|quemaduras|cortes en|heridas|maltrato|maltrata|suicidio|cinturon)',
  ),
  sign(
    '(?:no quiere (?:vivir|comer)|quiere desaparecer|(?:miedo|no quiere) (?:de |a )?(?:ir|volver|regresar|estar) (?:a|en) (?:su )?casa)',
  ),
  sign('miedo (?:de|a) su (?:papa|mama|padre|madre|tio|padrastro)'),
  sign('(?:la|lo|le|les) (?:toca|tocan|pega|pegan|pego|golpeo|violo|violaron|toco)'),
];
