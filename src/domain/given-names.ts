/**
 * First names common among pupils of schools in the United States, folded. Those that are also words, places, months or
 * makers of curricula stand in `namesThatAreWords`: they need more than their sight to be taken for a pupil.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `
aaden aaliyah aarav aaron aarya abby abdiel abdul abdullah abel abigail abraham abram adalee adaline adalyn adalynn
adam adan addilyn addilynn addison addisyn addyson adelaide adele adelina adeline adelyn adelynn aden adit aditi
aditya adley adrian adriana adrianna adriel adrienne agustin ahmad ahmed aida aidan aiden ailani aileen ainsley aisha
aislinn aitana aiyana alaia alaina alan alana alani alanna alannah alaya alayah alayna albert alberto aldo aleah alec
aleena alejandra alejandro alena alessandra alessandro alessia alex alexander alexandra alexandria alexia alexis
alfonso alfred alfredo alia aliana alianna alice alicia alina alisha alison alisson alivia aliya aliyah aliza allan
allen allie allison allyson alondra alonso alonzo alora alvaro alvin alyson alyssa amaia amalia amanda amani amar
amara amare amari amariah amaris amaya amayah amelia amelie amia amina aminah amir amira amirah amiya amiyah amos amy
ana anabelle anahi anais analia anastasia anaya andre andrea andrei andres andrew andy angela angelica angelina
angelique angelo angie anika anisha anita aniya aniyah anjali anna annabel annabella annabelle annalee annalise anne
annette annie annika ansley anthony antoine antonella antonia antonio antwan anya arabella aracely arely ariadne ariah
ariana arianna ariel ariella arielle ariya ariyah arjun arlette arlo armando armani arnav arnold arthur arturo arya
aryan asher ashlee ashley ashly ashlyn ashlynn ashton asiah astrid athena aubree aubrey aubrie aubriella aubrielle
audrey audriana augustine aurelia austyn ava avah avalyn avalynn averi averie avery aviana avianna axel aya ayaan
ayala ayana ayanna ayden ayesha ayla ayleen aylin azaria azariah bailee bailey barbara barrett baylee beatrice beatriz
belen benicio benjamin bennett benny bernadette bernardo beth bethany betsy betty bexley bianca billy blaire blakely
bobby bonnie boris bradley brady bradyn braelyn braelynn branden brandon brantley braxton brayan brayden braylee
braylen braylon breanna brenda brendan brenden brenna brennan brent brett bria brian briana brianna brianne bridget
briella brielle brinley brittany brittney broderick brody bronson brooklynn bryan bryanna bryant bryce brycen brylee
bryleigh brynlee brynleigh brynn bryson byron caden cael caiden caleb callan callen callie callum calvin cameron
camila camilla camille camilo camron camryn candace candice carina carissa carla carlos carly carmelo caroline carolyn
carrie carson carys casandra casey cassandra cassidy cassie cataleya catalina catherine cayden caylee cecelia cecilia
cedric celia celine cesar chaim chanelle chantal charlee charleigh charlene charley charli charlie charlize chaya
chelsey cheyenne chiara chloe chris christa christina christine christopher christy ciara cierra cindy claire clare
clarence clarissa claudia clayton clyde coby cody colby coleman colette colin collin colton conner connie connor conor
cora coraline corbin corey corinne cortez cory courtney craig cristian cristiano cristina cristobal crosby curtis
cynthia daisha dajuan dakari dalary daleyza dalia damari damarion damaris damian damien damion damon dana dandre
dangelo dani daniel daniela daniella danielle danika danna danny daphne darian dariel darien dario darius darnell
darrell darren darryl dashawn davante daveon david davina davion davon dawson dayana dayanara dayton deandre deangelo
deborah debra declan deegan deion deja delaney delilah demarcus demario demetri demetrius denis denise dennis denzel
deon deonte derek derrick deshaun deshawn desiree desmond devante deven devin devon devonte devyn dexter dezmond diana
diego dimitri dina dinah dion diya djimon dominic dominick dominik dominique donna donovan dontae donte doreen dorian
dorothy douglas duncan dustin dwayne dwight dylan eddie edgar edith eduardo edward edwin efrain eileen elaina elaine
eleanor elena eli elian eliana elianna elias elijah elin elina elisa elisabeth elise elisha eliza elizabeth ella elle
ellen elliana ellianna ellie elliot elliott ellison eloise elora elsa elsie elvira elyse emanuel emberly emelia emely
emerie emerson emersyn emery emilee emilia emiliano emilie emilio emily emma emmalee emmaline emmalyn emmalynn
emmanuel emmarie emmeline emmett emmie emmy enoch enrique ensley enzo eric erica erick erik erika erin ernesto esme
esmeralda esteban estella estelle esther ethan ethen etta eugene eva evan evangeline evelyn evelynn everett everlee
everleigh everly evie ezekiel ezequiel ezra fabian farah farrah fatima fatimah faye felicia felicity felipe felix
fernanda fernando filip finley finn finnegan fiona frances francesca francesco francis francisca francisco franco
frankie freddy frederick freya frida gabriel gabriela gabriella gabrielle gael garrett gavin gavyn gemma genevieve
gerald geraldine gerardo gia giada giana giancarlo gianna giavanna gideon gilbert gilberto gina gino giovani giovanna
giovanni giselle gisselle giuliana gonzalo gracelyn gracelynn gracie graham grayson greg gregory greta gretchen
greyson griffin griselda guadalupe guillermo gunnar gustavo gwen gwendolyn hadassah hadlee hadleigh hadley hailee
hailey haisley haleigh haley halle hallie hamza hana hank hanna hannah harlee harleigh harley harmoni harold harriet
harrison harry harvey hasan hassan hayden haylee hayleigh hayley hector heidi helen helena henrik henry hillary hugo
humberto ian ibrahim ignacio iliana imani imran ines ingrid irene irvin irving isaac isaak isabel isabela isabella
isabelle isaiah isaias ishaan isiah isis isla ismael israa issac itzayana itzel ivan ivana ivanna izabella izaiah
jabari jace jacinto jackie jacob jacoby jacqueline jada jaden jadon jadyn jaelyn jaelynn jaheim jahir jaida jaiden
jaidyn jaime jair jairo jakayla jake jakob jalen jaliyah jamal jamar jamari jamarion jamel james jameson jamie jamila
jamir jamison jan jana janae jane janelle janessa janet janice janiya janiyah jaqueline jared jaret jariel jarrett
jarvis jasiah jaslene jaslyn jason javier javion javon jax jaxon jaxson jaxton jayce jaycee jayceon jayda jayde jayden
jaydon jayla jaylah jaylan jaylee jayleen jaylen jaylene jaylin jaylon jaylynn jayson jazlyn jazlynn jazmin jazmine
jeanette jeffery jeffrey jelani jemma jenna jennie jennifer jenny jeremiah jeremy jericho jermaine jerome jerry jessa
jesse jessica jessie jillian jimena joanna joanne joaquin jocelyn jodie joel joelle joey johan johana johanna john
johnathan johnathon johnny jolene jolie jonah jonas jonathan jonathon jordyn jorge jose josefina joselyn joseph
josephine joshua josiah josie josue journee journi joyce joziah juan juana juanita judah judith julia julian juliana
julianna julianne julie julien julieta juliette julissa julius junaid jurnee justin justina justine kade kaden kadence
kadin kaeden kaelyn kahlil kai kaia kaiden kaidence kaila kailani kailee kailey kailyn kairi kaitlin kaitlyn kaiya
kalani kaleb kalel kaliyah kallie kamari kamden kameron kamila kamilah kamiyah kamren kamron kamryn kara kareem karen
kari karim karina karissa karla karlee karly karson karsyn karter karthik kasen kasey kassandra kassidy kassie
kataleya katalina kate katelyn katelynn katherine kathleen kathryn kathy katie katrina kavya kaya kaycee kayden
kaydence kayla kaylah kaylani kaylee kayleigh kaylen kaylie kaylin kaylyn kaylynn kayson keanu keaton keegan keenan
kehlani keilani keily keira keisha keith kelis kellan kellen kelly kelsey kelsie kendall kendra kendrick kenia kenji
kenna kenneth kenny kensley kenzie keon keri kerry keshawn kevin keyla keyon khadija khadijah khalid khalil khaliyah
khloe kian kiana kianna kiara kiera kieran killian kimberly kimora kinley kinslee kinsley kira kirsten kody kolby kole
kolton konnor kora korbin kori krish krista kristen kristian kristin kristina kristine kristopher krystal kurt kyla
kylan kyle kylee kyleigh kyler kylie kymani kymberly kynlee kyra kyree kyrie kyson lacey laila lailah lainey lamar
lamont lana landen landon landyn laney lara larissa larry latisha latoya latrell laura lauren laurie lauryn lawrence
layan layla laylah leah leandra leandro leanna leanne leela leighton leila leilani leilany lena leo leona leonard
leonardo leonel leonidas leroy leslie leticia levi lexi lexie leyla lia liam liana lila lilah lilian liliana lilianna
lillian lilliana lillianna lillie lilly lilyana lina lindsay lindsey lionel lisa lisandro livia lizbeth lizette logan
lola londyn lonnie lorelai lorelei lorena lorenzo loretta lori louis louisa louise luca lucas lucca lucia lucian
luciana luciano lucille lucy luella luis luisa luka lukas luke lupita lyanna lydia lyla lylah lyra mabel maci macie
mackenzie macy madalyn madalynn maddie maddison maddox madeleine madeline madelyn madelynn madilyn madilynn madisyn
madyson maeve magdalena maggie mahmoud maia maisie makai makayla makena makenna makenzie malachi malakai malaki malani
malaya malcolm maleah malia maliah malik maliyah malka mallory mamadou manuel manuela mara marcela marcelo marcia
marcos marcus mareli maren margaret margarita margo margot maria mariah mariam mariana marianna maribel marie mariela
marilyn mario marisa marisol marissa maritza mariyah marjorie marlee marleigh marlene marley marlon marquis marquise
marta martha martin martina marvin mary maryam maryjane mateo mathew mathias matias matteo matthew matthias mattie
maureen maurice mauricio maximilian maximiliano maximo maximus maxine maxwell maya mayra mckayla mckenna mckenzie
mckinley meera megan meghan meilani mekhi melanie melany melina melinda melissa melvin meredith mia miah micaela micah
michael michaela michele michelle miguel mikaela mikah mikayla mikel mila milagros milana milani milena miley millie
milly milo mina minh miranda mireya miriam misael misha mitchell miya mohamed mohammad mohammed mohamud moises molly
mona monica monique monserrat moriah moses muhammad musa mustafa mya myah myla mylah mylee myra myriam nadia nahla
nalani nancy naomi nash nasir natalia natalie nataly natasha nathalia nathalie nathan nathanael nathaniel naveen naya
nayeli neal neha neil nelson nery nevaeh nguyen nia nicholas nichole nico nicolas nicole nigel nikhil nikita nikki
nikolai nikolas nina noah noelia noelle noemi nola nolan nora norah novah novalee nyah nyasia nyla nylah oaklee oaklyn
oaklynn octavia octavio odalys olga oliver olivia olivier omar omari omarion oscar osman osvaldo oswaldo otis owen
pablo paige paislee paisleigh pamela paola patricia patrick paul paula paulina paxton payton pedro penelope peter
petra peyton philip phillip phoebe pierre pranav princeton priscilla priya priyanka quentin quinn quinten quinton
rachael rachel rachelle radha raegan raelyn raelynn rafael rahul raina ralph rameen ramiro ramon ramona randall randy
raphael raquel rashad rasheed raul raymond raymundo rayna rayne rebeca rebecca rebekah reggie regina reginald reid
reina remi remington renata rene renee reyna reynaldo rhea rhett rhys ricardo richard ricky riley rishi rivka riya
robert roberto rochelle roderick rodney rodolfo rodrigo rogelio roger rohan roland rolando romina ronald ronan ronnie
rosalee rosalie rosalinda rosalyn roselyn rosemary rosie rowan roxana roxanne ruben rubi rudy ruth ruthie ryan ryann
ryder ryker rylan ryland rylee ryleigh rylie sabrina sadie saif saige salma salman salvatore sam samantha samara samir
samira samiyah samson samuel sandra saniya saniyah santino saoirse sara sarah sarahi sarai sariah sariyah sasha
savanna sawyer scarlett scarlette scott sean sebastian selena selene selina semaj serena sergio seth shaila shakira
shakur shamar shane shania shanice shaniqua shannon shanya sharon shaun shawn shay shayla shaylee shayna sheila shelby
sheldon sheridan sherlyn shirley shivani siddharth siena silas silvia simeon simon simone siobhan skyla skylar skyler
sofia sofie solomon sonia sonja sophia sophie soren spencer stacey stacy stanley stefan stella stephanie stephen steve
steven stuart sullivan suresh susan susana suzanne sylvia sylvie tabitha talia taliyah tamara tamia tamika tania
taniya taniyah tanya tara tariq taryn tasha tatiana tavion tavon taya tayla taylor teagan ted tenley terence teresa
terrance terrell terrence terry tess tessa thalia thea theo theodore theresa thiago thomas tiana tianna tiara tiffany
tim timothy tina tinley tinsley titus tobias toby todd tomas tommy tori tracy travis trent trenton trevon trevor
treyvon trinh tristan tristen tristian tristin tyler tyra tyree tyrell tyrese tyrone tyshawn tyson ulises uriah uriel
urijah vada valentina valeria valerie valery vanessa vannessa vaughn veda vera veronica vicente victor vihaan vikram
vincent vincenzo violeta vivian viviana vivienne vladimir waleed walter warren waylon wayne wendy wesley whitney
wilfredo willa william willie wyatt wynter xander xavier ximena xiomara xochitl yadira yael yahir yair yajaira
yamileth yandel yara yareli yaretzi yaritza yasmeen yasmin yasmine yazmin yesenia yolanda yosef yoselin yousef youssef
yuki yuliana yulissa yuna yuri yusuf yvette yvonne zachariah zachary zachery zack zackary zahir zahra zaid zaiden zain
zainab zaire zakary zander zane zaniyah zara zaria zariah zariyah zayden zaylee zayn zayne zechariah zeke zelda zhavia
zion zoe zoey zoie zola zora zuri zyair zyaire zyon
`
    .trim()
    .split(/\s+/),
);

/** Names that are as often something else: words, places, months, virtues, devices, makers of curricula. Folded. */
export const namesThatAreWords: ReadonlySet<string> = new Set(
  `
ace ada adonis alexa alma amber amora anderson andi angel ann april archer arden ari aria art ash asia aspen atlas
august aurora austin autumn azalea basil bear beau beckett beckham bellamy belle bentley berkley bill blair blake
blanca blaze blessing blue brandi brandy briar bristol brock brook brooke brooklyn brooks bryn cadence cali calliope
camden cara carmen carolina carter case cash celeste chad chana chance chandler chanel channing charity charles
charlotte chase chelsea china christian clara clay clement clementine clover cole collins colt constance cooper crew
cristal cruz crystal cypress dahlia daisy dakota dale dallas dante darwin davis dawn dean della demi denver destiny
dior dolly dolores don drake dream drew dulce earl easton eden edison edwards egypt ellis elvis ember emory esperanza
essence estrella eve ever faith fern fisher fleur florence ford forest forrest frank franklin gage gale galilea gene
genesis genie george georgia ginger gloria grace grady grant gray gunner guy harlow harmony harper harris hattie haven
hayes hazel heath heather heaven heavenly henley holden holland holly honor hope houston howard hudson hunter ida iker
india iris isa israel ivory ivy jack jackson jade jaguar jase jasmine jasper jay jazz jefferson jenesis jesus jett
jewel jimmy jin johnson jordan josh journey joy jude judge juliet julio july june junior juniper justice kali karma
kash keen kelvin kenley kennedy kenya khaleesi kim kimber king kingsley kingston knox kobe lake lance landry lane lark
laurel lea lee legacy legend leia lennon lennox leon lewis liberty lilith lily lincoln linda liv london love luna luz
lynn lyric mack maddy madison mae magnolia major malaysia mar marc march marco marin marina mark marquez mars marshall
mason matilda matt maverick mavis max maxim may meadow melody memphis mercedes mercy messiah mike milan miles miller
mira miracle monroe montana morgan myles nala nevada newton nick noa noe noel noor norma nova oakley oasis ocean odin
olive opal ophelia orion orlando page paisley palmer paloma paris parker pat patience paz pearl penny perla perry
phoenix pierce piper poppy porter praise precious presley preston prince princess promise queen quincy rain raine
raven ray reagan red reed reese reign remy rex rey rhode river rob robin rocco rocio rocky roman romeo ronin rory rosa
rosario rose ross royal royalty royce ruby rusty sage saint salvador sandy santana santiago santos saul savannah
saylor scarlet scout selah serenity shea shelly sherry shiloh sienna sierra skip sky skye sloan sloane sol sonny star
sterling stevie stone stormy story sue summer sunny sunshine sutton sydney tanner tate tatum teal tia tiger tom tony
treasure trey trinity troy tru true tucker turner ty unique valentin valentino venus victoria victory vienna violet
virginia wade walker waverly wells west weston whitley will willow wilmer wilson winston winter wolf wren zen ziggy
`
    .trim()
    .split(/\s+/),
);

/** Family names that are also words, so that only with a capital letter they are taken for a name. Folded. */
export const surnamesThatAreWords: ReadonlySet<string> = new Set(
  `
abbott baker ball banks barber barn base bass bean beard bell berry best bird bishop black bliss blunt bold bond book
booth bowl box branch bridge bridges bright brown bull bush butler card castle chambers church cook crane cross
dance day days deal dice dutch early english farmer field fields finch fish flint flood flowers foot fox french friend
frost fuller garden gardner gate gates gibbs glass gold good green grey grove hall hand hands hardy head high hill
hills hood house irish key keys kind knight large last late law lay little lock long love low main marks marsh mean
means mill mills moody moon most nail night noble noon north nut park parks pass peak plum pole pool poor pope power
powers price pride quick race rain read rice rich rivers rock root rush sage salt sands savage school scott self sharp
shepherd short silver singer singleton skinner slaughter small smart snow south spring stands starr stead steel step
still stout street strong swan sweet swift teller thorn tower town track true underwood vine wall walls ware warm
waters way weaver weeks wells welsh west wheeler white wild wind winters wise wood woods word worth write wright yard
york young
`
    .trim()
    .split(/\s+/),
);
