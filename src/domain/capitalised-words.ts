/**
 * Words and phrases, folded, that teachers write with a capital and that name no pupil: languages and peoples, places, days,
 * programs, tools, authors, works and their heroes, school subjects.
 */
const listed = `
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september october
november december halloween thanksgiving christmas hanukkah kwanzaa ramadan eid diwali easter passover valentine valentines juneteenth lunar new year labor day
english spanish french german chinese mandarin cantonese arabic portuguese russian japanese korean vietnamese tagalog hindi urdu punjabi bengali somali swahili amharic tigrinya dari pashto farsi persian
ukrainian polish haitian creole hmong karen burmese navajo ojibwe quechua mam kiche greek latin italian asl k'iche marshallese samoan hawaiian native american african asian european hispanic latino latina
latinx black white indigenous muslim jewish catholic hindu buddhist sikh american americans canadian mexican guatemalan honduran salvadoran cuban dominican venezuelan colombian syrian afghan congolese
america mexico guatemala honduras salvador nicaragua cuba haiti venezuela colombia ecuador peru brazil argentina chile spain france germany italy england britain ireland scotland europe africa asia india pakistan bangladesh nepal
afghanistan iran iraq syria yemen egypt ethiopia eritrea somalia sudan kenya nigeria ghana congo rwanda china taiwan japan korea vietnam thailand philippines burma myanmar laos cambodia indonesia russia ukraine poland greece turkey israel
palestine canada puerto rico dominican republic united states washington oregon california nevada arizona utah colorado texas oklahoma kansas nebraska dakota minnesota iowa missouri arkansas louisiana wisconsin illinois michigan
indiana ohio kentucky tennessee mississippi alabama georgia florida carolina virginia maryland delaware jersey york connecticut massachusetts vermont hampshire maine hawaii alaska idaho montana wyoming chicago
phoenix houston dallas austin boston philadelphia atlanta miami detroit denver seattle portland oakland brooklyn bronx queens manhattan angeles francisco antonio diego vegas orleans baltimore milwaukee minneapolis
math maths mathematics algebra geometry calculus trigonometry statistics precalculus biology chemistry physics science history civics government economics geography ela literacy reading writing art arts music band choir orchestra drama theater
health gym pe library spanish homeroom advisory kindergarten kinder preschool prek stem steam humanities social studies
eureka kagan socratic singapore montessori waldorf reggio emilia saxon everyday bridges illustrative zearn desmos ixl dreambox prodigy khan academy amplify ckla wit wisdom el education engageny great minds envision go ready
iready i-ready lexia core5 wilson fundations heggerty letrs ufli orton gillingham og lindamood bell barton really fountas pinnell lucy calkins teachers college units study jan richardson marilyn burns math expressions
number corner investigations open up imagine learning carnegie pearson mcgraw hill houghton mifflin harcourt savvas journeys wonders benchmark advance into reach national geographic newsela commonlit readworks epic raz
kids reading a-z learning a-z storyworks scholastic time ereading worksheets teachers pay tpt pinterest canva canvas schoology seesaw classdojo dojo remind parentsquare talkingpoints powerschool infinite campus skyward aeries clever
google classroom docs slides sheets forms drive meet jamboard gmail microsoft teams word excel powerpoint onenote zoom slack chromebook chromebooks ipad ipads apple windows smartboard promethean nearpod peardeck pear deck
kahoot quizizz quizlet blooket gimkit edpuzzle flipgrid flip padlet formative plickers socrative goformative kami book creator screencastify youtube tiktok instagram snapchat facebook twitter reddit netflix discord roblox
minecraft fortnite scratch python java javascript code.org lego arduino raspberry microbit makecode tinkercad chatgpt gemini copilot magicschool diffit brisk siri alexa spotify wikipedia amazon walmart target
frayer venn cornell bloom bloom's blooms marzano danielson hattie wiliam vygotsky piaget maslow dweck lemov knight elmore hammond zaretta liljedahl boaler jo stigler ball hiebert van de walle smith stein kazemi
hintz parrish humphreys parker fletcher graham meyer dan dave burgess ron clark harry wong rita pierson gardner dewey freire ladson billings bettina gholdy muhammad chenoweth fisher frey doug nancy serravallo jennifer
penny kittle kelly gallagher donalyn miller nell duke shanahan tim timothy hanford emily wolf maryanne seidenberg ehri scarborough rope tierney beck isabel mckeown hochman judith revolution srsd graham steve harris karen
john hattie wexler natalie hirsch gonzalez jennifer cult pedagogy edutopia ascd nctm ncte nsta iste naeyc asha casel leader in me covey second step zones regulation kuypers leah conscious discipline becky bailey responsive
restorative ross greene bruce perry dan siegel ace aces capturing kids hearts pbis character counts caring community dibels star map nwea acadience aimsweb fastbridge panorama wida access elpac staar regents parcc sbac smarter balanced naep
act sat psat ap ib dual enrollment common core next generation danielson lexile dok webb universal design title tier grade period block level part unit lesson chapter module topic week quarter semester
pythagoras pythagorean newton newton's darwin lewis punnett mendel einstein galileo curie euclid fibonacci pascal descartes cartesian celsius fahrenheit kelvin bohr dalton avogadro hooke boyle charles ohm watt
lincoln jefferson franklin hamilton jackson roosevelt kennedy obama king martin luther jr rosa parks harriet tubman frederick douglass cesar chavez malcolm x columbus cortez napoleon hitler stalin gandhi mandela
malala anne frank ruby bridges helen keller sojourner truth frida kahlo picasso van gogh mozart beethoven bach monet shakespeare dickens steinbeck orwell hemingway fitzgerald austen bronte poe twain homer
sophocles dr seuss roald dahl rowling hinton palacio lowry sachar woodson reynolds jason alexander kwame cisneros sandra soto gary walter dean myers mo willems kevin henkes eric carle
romeo juliet hamlet ophelia macbeth othello lear prospero caliban gatsby daisy scout atticus finch boo radley lennie ponyboy sodapop holden caulfield odysseus oedipus antigone gilgamesh beowulf frankenstein dracula
harry potter hermione percy jackson katniss matilda wonder hatchet holes giver outsiders crucible charlotte's web charlotte wilbur number stars because winn dixie bud buddy esperanza rising frindle auggie stargirl
clifford corduroy frog toad pete cat brown bear elephant piggie gerald ramona quimby junie jones magic tree house jack annie dog man captain underpants wimpy kid amelia bedelia henry mudge nate great goldilocks cinderella jack
beanstalk old yeller stone fox sarah plain tall tuck everlasting maniac magee james giant peach charlie chocolate factory peter rabbit winnie pooh alice wonderland wizard oz peter pan pinocchio rapunzel
animal farm lord flies night mice men things fall apart kite runner hate u give long way down brown girl dreaming house mango street monster speak thirteen reasons mockingbird
iep ieps elementary middle high school district zoom hour student students teacher teachers parent parents principal counselor thanks thank hello hi hey please ok okay yes no dear everyone anyone somebody
boces esd idea ferpa federal state county congress senate supreme court constitution amendment civil war world revolutionary cold holocaust renaissance enlightenment industrial revolution great depression dust bowl harlem
honors college prep advanced varsity i who whose that with when what how why room team table lab club crew newcomers seniors juniors freshmen sophomores kinders littles firsties council services scouts government support led portal handbook success growth learner president
internet covid olympics super bowl fedex ups god bible quran torah earth mars venus moon jupiter saturn pluto pacific atlantic nile amazon everest north south east west midwest sky
`;

/** Phrases whose single words may well be a pupil's name; only the whole phrase is let pass. Folded. */
export const knownPhrases: ReadonlySet<string> = new Set(
  `
lucy calkins|marilyn burns|jo boaler|jan richardson|jennifer serravallo|kelly gallagher|penny kittle|donalyn miller|nell duke|tim shanahan|timothy shanahan|emily hanford|isabel beck|steve graham|karen harris|john hattie|natalie wexler
jennifer gonzalez|leah kuypers|becky bailey|ross greene|bruce perry|dan siegel|dan meyer|graham fletcher|ron clark|harry wong|rita pierson|howard gardner|john dewey|paulo freire|doug lemov|doug fisher|nancy frey|carol dweck
peter liljedahl|dylan wiliam|robert marzano|charlotte danielson|jim knight|richard elmore|elena aguilar|maria montessori|reggio emilia|madeline hunter|ruth parker|cathy humphreys|sherry parrish|elham kazemi|allison hintz
martin luther|martin luther king|rosa parks|harriet tubman|frederick douglass|cesar chavez|malcolm x|anne frank|ruby bridges|helen keller|frida kahlo|vincent van gogh|abraham lincoln|thomas jefferson|benjamin franklin|alexander hamilton
andrew jackson|george washington|john f kennedy|dolly parton|albert einstein|isaac newton|marie curie|charles darwin|neil armstrong|amelia earhart|jackie robinson|dr seuss|roald dahl|eric carle|mo willems|kevin henkes|jason reynolds
kwame alexander|sandra cisneros|gary soto|walter dean myers|jacqueline woodson|lois lowry|louis sachar|edgar allan poe|mark twain|jane austen|walt whitman|emily dickinson|robert frost|langston hughes|maya angelou|toni morrison|amanda gorman
william shakespeare|john steinbeck|george orwell|ernest hemingway|arthur miller|harper lee|shel silverstein|romeo and juliet|harry potter|percy jackson|holden caulfield|charlotte's web|charlottes web|esperanza rising|junie b|junie b jones
ramona quimby|amelia bedelia|henry and mudge|nate the great|jack and annie|jack and the beanstalk|sarah plain and tall|james and the giant peach|charlie and the chocolate factory|peter rabbit|peter pan|alice in wonderland|frog and toad
elephant and piggie|pete the cat|brown bear|dog man|ellis island|new york|new jersey|new mexico|san antonio|san diego|san francisco|santa fe|north carolina|south carolina|west virginia|puerto rico|saint louis|st louis
oliver twist|jane eyre|tom sawyer|huck finn|oscar wilde|julius caesar|henry v|richard iii|king lear|dorian gray|ethan frome|silas marner|edgar degas|andy warhol|henri matisse|jackson pollock|oprah winfrey|simone biles|lebron james
diego rivera|sylvia mendez|sonia sotomayor|sojourner truth|neil gaiman|gene yang|angie thomas|judy blume|beverly cleary|jeff kinney|rick riordan|patricia polacco|tomie depaola|ezra jack keats|sandra boynton|mary poppins|hanna barbera
max planck|johns hopkins|stanford university|james madison|john adams|samuel adams|patrick henry|robert e lee|ulysses grant|theodore roosevelt|franklin roosevelt|eleanor roosevelt|nelson mandela|elijah muhammad
matilda the musical|annie jr|mary kay|ben franklin|levi strauss|henry ford|fred rogers|mister rogers|elmer fudd|simon says|mad libs|jack hartmann|patty shukla|ms rachel|danny go|joe wicks|bill nye|sal khan|crash course john green
`
    .trim()
    .split(/[|\n]/),
);

/** See above; one word each. */
export const capitalisedWords: ReadonlySet<string> = new Set(listed.trim().split(/\s+/));
