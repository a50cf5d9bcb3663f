import { expect, test } from 'vitest';
import { touchesChildSafety } from '../../src/domain/child-safety.ts';

const aboutSafety = `he said he wants to die
one of my kids told me she wants to kill herself
a student has bruises on her arms again
her stepdad hurts her
his dad hits him when he gets a bad grade
my 3rd grader says her uncle touched her at night
student wrote he wants to end his life
a kid in my class is cutting herself
she has cuts all over her arms
I think a student is suicidal
boy says he is scared to go home
a girl in my class refuses to go home
kid hasn't eaten since friday, no food at home
student brought a knife to school
he has a gun in his backpack
he threatened to kill another student
a student said he will shoot up the school
she ran away from home again
they are sleeping in a car, the kid told me
he was beaten by his father
student disclosed abuse to me today
I suspect neglect with one of my students
she is being abused at home, who do i tell
how do i report to cps
kid left alone overnight
student sent naked pictures to a boy
an older man is texting her, she is 12
dice que se quiere morir
un alumno tiene moretones
su padrastro le pega a la niña
la niña tiene miedo de ir a casa
he said his mom's boyfriend hit him
she wants to d i e and told her friend, she wants to die
he said he does not want to live
a child told me nobody would miss him, he is better off dead
student overdosed on pills last night, now back in class
my student said her cousin molested her
burn marks on his hand, he won't say why
he keeps talking about hurting himself
a kid is self-harming
a 5th grader's father threatens to kill him
she was raped and told a classmate
he's getting hit at home
student found with scars on her wrists
a kid wishes he was dead
she said she isn't safe at home
w.a.n.t.s to die, he said he wants to die
he wants to kill\u200b himself
girl says her brother touches her down there
kids say he has a pistol in his locker
quiere matarse, me lo dijo hoy
a boy told me his dad drunk hits his mom and him
a boy in my class hurts himself on purpose
she harms herself when she gets upset
my student cuts herself, what do I do
A student told me that an adult at home hits her
a student told me someone is hurting her at home
kid said daddy hurts me
a kid in 3rd grade has burns on his arms
a student confided that nobody feeds her at home
I found a note from a student saying she wants to end it all
student has a gun
one of my students burns himself with a lighter
a girl showed me cuts on her thighs
he comes to school with fresh bruises every Monday
she told me her mom's boyfriend comes into her room at night
a student wrote in her journal that her dad beats her with a belt
a first grader says mommy locks him in the closet
my student says his stepfather throws him against the wall
a kid said his grandma burns him when he is bad
a student told me he gets whipped at home
one of my kids flinches when I come near and says his dad will kill him for this grade
a student has not eaten all weekend, there is nothing in the house
there is no one at home to take care of him, he is 7
his parents leave him alone with the baby all night
she says she doesn't feel safe going home
he begged me not to call home because he will get beaten
a student is afraid of her father
he said he wishes he had never been born
she says she wants to disappear forever
my student wrote a poem about killing himself
he told a friend that he has a plan to end his life
a student googled ways to die on the class chromebook
she took a bunch of pills in the bathroom
he says nobody would care if he was gone
a boy told the class he will bring a gun tomorrow
student drew a picture of himself shooting our class
a kid posted a threat to shoot up the middle school
someone says there is a kid with a knife in the cafeteria
a student told me a teacher touched her
the coach sends her messages at night and asks for pictures
a girl in 7th grade is pregnant and scared, the man is 25
a boy forced her to have sex at a party
someone at home touches her private parts
an uncle makes her sit on his lap and kiss him
he is smoking weed in the bathroom and says his mom gives it to him
her mom is on drugs and passed out, the girl gets herself to school
they got kicked out and sleep at the bus station
a student has been missing since Friday and her friend says she ran off with a man she met online
dad is drunk every night and hits everyone, the kid told me
an alumno me dijo que su papá le pega
mi alumna se corta los brazos
I noticed a student scratching her wrists until they bleed
he keeps hitting his head against the wall and says he deserves to die
two of my students are cutting
a kid burned herself with an eraser on purpose and has done it before
she says life is not worth living
he asked me what happens if you take too many Tylenol
student said goodbye to everyone and gave away his things
my 8th grader is thinking about suicide
I overheard a student say he wants to hurt people at school
a student says he has access to his dads gun and is angry at everyone
he said he is going to blow up the school
he brought bullets in his backpack
a student threatened to stab her classmate
kid told me that his mother hit him with a hanger
a kindergartner has hand prints on her face
there are marks on his neck like someone choked him
student came in with a black eye and will not say how
my student told me that her brother does things to her at night
a student said grandpa showed her dirty videos
she told me her cousin made her touch him
a man waits for her after school and gives her money
her boyfriend is 19 and she is 13
someone is sharing nude photos of a student
he says his dad throws things and chokes his mom
a student's mom gets beaten by her boyfriend in front of the kids
ICE took her parents and she is alone at home
a student told me he is home by himself for days
she always asks for extra food because there is none at home
he wears the same dirty clothes every day and smells of urine
a kid digs for food in the trash at lunch
student is homeless and lives in a shelter, father hits them
she told me he hurts her
a student is being hurt by somebody in her family
one of my kids says they tie him to the bed
her parents do not take her to a doctor although her arm is broken
a girl said they are going to marry her off this summer
he told me his mom tried to drown his little sister
mom says she will kill us all if we talk
I think this child is being abused
a parent slapped her kid in front of me at pickup
dad grabbed him by the throat in the parking lot
a student was jumped by a gang and says they will kill him
she says a janitor followed her into the bathroom
he gets high every day before school
a student vomits after lunch every day and is wasting away
my student passed out drunk in first period
who do I tell when a student says he is being molested
a student told me something about home and I think I have to report it
me contó que su tío la toca por las noches
un niño de mi clase dice que en su casa le pegan con el cinturón
a student just told me her father broke her arm
I saw cuts on a students leg when his shorts rode up
one of my girls says her stepbrother gets in bed with her
he wrote in his exit ticket that he is thinking of ending things
my student said no one at home loves him and he might as well be dead
a girl came to me crying because her dad punched her mom last night
a boy has a swollen lip and says his mom did it
student says her foster father watches her in the shower
she asked me not to tell anyone but her uncle has been hurting her
a kid in homeroom keeps talking about how he will get revenge with his dad's rifle
he said if he fails again his father will beat him
a student carries a razor blade and I have seen her sleeves bloody
two kids found a gun in the park next to the playground
a fifth grader says he is the only one home every night and cooks for his sisters
there was a note on my desk: I don't want to be alive anymore
one of my students keeps saying everyone would be better without her
a parent came drunk to pick up her son
my student is covered in bruises
a boy says his mom's new boyfriend is mean to him and hits him when she is at work
I am worried a student is being abused by a relative
student wore long sleeves in June and had scars underneath
a student asked me if it hurts to die
she told her friends she tried to overdose last summer
a kid says they have no heat, no water and no food at home
a girl is getting texts from a 30 year old man
another teacher hugs the girls and touches them, it makes them uncomfortable
students say the bus driver hit a kid
a sophomore told me he has been sleeping on friends' couches since his mom kicked him out
I think she is starving herself
he punched himself in the face over and over
student said I will shoot you all
someone wrote kill list on the desk with names of kids
a child said his father has a gun and says he will use it on mom
my student's mom is in jail and dad is using meth
kindergartner says daddy puts his finger in her
she says grandpa plays secret games with her
a boy told me his brother makes him watch porn
a student said her mother's friend took pictures of her in the bath
he told the counselor last year that his dad burned him with an iron and now he has new marks
a student says she is being followed home by a car
student is scared because an ex boyfriend threatens to share her pictures
a student who cuts is in my advisory
how do I talk to a student who cuts herself
what should I do if a student tells me they want to kill themselves
a student disclosed that she was assaulted over the weekend
can I ask a student about bruises
a boy in my class is threatening to hurt himself if I call his mom
la mamá lo golpea con un palo
mi estudiante dice que ya no quiere vivir
I just found out one of my kids sleeps in the same bed as his adult cousin and it worries me
she let slip that her dad shoved her down the stairs
a third grader drew herself with a rope around her neck
he said the voices tell him to jump
my student keeps a list of pills he wants to take
she told a classmate she is not going to be here next week and to keep her necklace
there is a kid who never takes his hoodie off and today I saw lines on his forearm
a boy said his uncle showed him his private area
a girl in my 4th grade says her dad comes to her bed
he is terrified when his stepfather comes to pick him up
mother hit her child in the parking lot this morning, I saw it
the kid has lost a lot of weight and says they only eat at school
a student says her parents lock the fridge
kid sleeps in the hallway because his parents won't let him in
they leave the 5 year old in the car while they work
my student says her brother is in a gang and he keeps guns under his bed
he told me he is going to make us all pay on Monday
a kid said he would like to see the school burn
student posted a photo with a rifle and the caption see you tomorrow
student said she wants to stab the sub
I'm scared one of my students will do something to himself
she has stopped eating and makes herself throw up
he hasn't slept at home in a week and will not say where he stays
a student asked me to hide her from her boyfriend
ex boyfriend waits for her at the bus stop and she is frightened
her father found out she is gay and said he would kill her
a student said her family will send her abroad to marry
my student has a new tattoo and an older man drops her off in a nice car
a student got drunk and was raped at a party
he told the nurse he was molested by a neighbor
a dad yanked his son's arm so hard it popped
the mother screamed at him and slapped his face at conferences
a kindergartner keeps humping and says that is what daddy does
she drew a picture of a naked man and says it's her uncle
a pupil says his mother's friend takes pictures of him without clothes
my para saw bite marks on a toddler
a student came to school in the same soiled clothes for a week
a student confessed he has been hurting his dog and wants to hurt a person
a kid choked another kid until he passed out
student strangled a classmate at recess
several students are playing the choking game
he ran out of the building and we cannot find him
she left home last night and nobody has seen her since
I have a student whose parents are getting divorced and dad threatened to take the kids across the border
kid whispered that mom's pills make her sleep all day and he feeds the baby
a student told me he's not okay and doesn't want to do this anymore
He says he'd be doing everyone a favor if he wasn't around
una alumna me dijo que su padrastro entra a su cuarto en la noche
mi alumno dice que su mamá lo deja solo todo el día
What do I do when a student tells me his mom hits him
one of my 6th graders has been cutting, her friend told me
student wrote "I want to die" on his math test
I noticed bruises on a kid's legs during PE
a student told me she isn't safe with her stepdad
kid says his dad locked him out last night
girl in my homeroom said a boy touched her and she did not want it
a kindergartner told me his mommy smokes drugs
I think one of my students is being hurt at home
a boy said his father would kill him if I tell
he says nobody at home talks to him or gives him dinner
she was crying because her parents fight and dad broke the door
student says he has thoughts of suicide
a second grader has burn marks, says it was an accident
kid brought a pocket knife to class today
a student said she wants to hurt herself when I corrected her
student says her uncle is doing bad things to her
8 year old is home alone after school until 10 pm
a student said he will bring a gun to school if they suspend him
my student ran away and came back with a black eye
he came in with cigarette burns
she says mom's boyfriend takes pictures of her
a student got slapped by his father in the hallway
I saw a mother drag her child by the hair
student told me she was raped
a kid keeps saying he wants to be dead
there are cut marks all along her arm
he threatened his classmates with scissors
a girl told a friend she is going to jump off the bridge
student talks about killing animals and people
student hasn't had a shower in weeks and has lice, mom does not care
a boy fainted because he had no food since friday
someone at home hurts one of my students
she flinches when I raise my hand and has marks on her back
a teen told me her boyfriend hits her
a boy said that a priest made him do things
he wrote in his journal about how he would kill the principal
student is having sex with an adult
her mother beats her when she gets a B
my kids told me that another teacher yells and grabs kids by the arm
a foster kid says they do not let him eat with the family
i have concerns about a child, bruising and absences
he said dad pushed him and he hit his head
the student said he is scared to be alone with his dad
she says a man online wants to meet her
student is being blackmailed with pictures
a student says his grandfather whips him with a cord
she posted that she hates her life and wants it to end
me dijo que le da miedo su padrastro porque la toca
my student has been hurting herself and I just saw the scars
what do I say to a kid who told me his dad hits him
student confided that her stepdad sneaks into her room
a little boy has bruises shaped like fingers on his arm
he told me his mom left on Thursday and has not come back
one of my students said she took twelve pills last night
a boy showed me his cuts
kid says he sleeps with a knife because of his mom's boyfriend
she keeps asking how many pills would kill you
girl says her father pulls her hair and kicks her
the student has a black eye and says he fell, third time this month
a student's drawing shows dad hitting mom
he said there is no food until payday
student threatened to bring his brother's gun and shoot the boys who tease him
he told the class he knows how to make a bomb
student has a list of people he wants to kill
my student is afraid his dad will hurt him because of his report card
i have a kid who may be neglected, always filthy and hungry
a 6 year old walks home alone in the dark and no one is there
girl disclosed that her cousin forced himself on her
someone is touching one of my students
a student wants to kill her stepfather
student said a teacher asked for her snapchat and sent her a picture of himself
a 7th grader is dating a 22 year old
dad showed up smelling like alcohol and drove off with the kids
a child says her mother chokes her
he tried to hang himself last year and is talking about it again
one girl told me that she doesn't want to live anymore
one boy cuts his arms with a pencil sharpener blade
kid with welts on the back of his legs
my student says his house is not safe
a student punched his girlfriend in the hall and she won't report it
she said he forced her to do things in the car
a mom told me she beats her son so he will learn
student says uncle gives him beer and shows him videos
a kindergartener says grandpa hurt her bottom
she is wearing a coat in summer to hide bruises
students are passing around a nude picture of a girl
a boy's father threatened me and the boy is scared of him
student wrote that she would rather be dead than go home
student says her mom locks her in a room without food
can you tell me who handles abuse reports
a student says her sister was kidnapped
my advisee told me he's suicidal
he told me he wanted to drive into a wall
a freshman is being pressured to send nudes
mi alumno tiene marcas de quemaduras en las manos
una niña me contó que su hermano la golpea
a student came to me and said her dad touched her last night
kid has a gun in his jacket
one of my kids keeps hurting himself with a compass
my student says her parents hit each other and she hides in the closet
he said he will kill everyone in this school
she told me that her boyfriend choked her
little girl has a handprint bruise on her cheek
he hasn't eaten since yesterday because mom's boyfriend ate everything
what if a student tells me she is suicidal
a kid is afraid to go home with his report card because he will be beaten
mom left the kids alone for the weekend
a student sent me an email that he can't go on
he pulled out a knife on the bus
a second grader knows way too much about sex and touches other kids
student says her mom's friend rubs her back and legs in bed
my student's brother was shot and he says he is next
she burned her arm with a curling iron on purpose
there is blood on his sleeves and he hides his wrists
my para twisted a kid's arm
a girl is being forced to marry
student says his mother burned his hand on the stove for stealing
a teacher is texting one of our students at night
boy drinks every night with his dad
he was crying and said he hates being alive
she runs away every time her father comes
a student asked me for a place to sleep because dad threw him out
kid says grandma ties his hands
a student was attacked on the way home
my student thinks about death all the time
he says his cousin put something in his mouth and hurt him
mi alumno me contó que su tío lo golpea cuando toma
una estudiante dice que quiere desaparecer
a girl told me her stepdad makes her undress
student wrote a story where she is hit by her father and I think it's true
one student said they sleep on the floor of a garage and it's freezing
I am afraid one of my students is a danger to himself
he is stalking a girl in my class
a student overdosed in the bathroom
kid said if he had a gun he'd use it on the bullies
a girl in my class says her grandfather hurts her at night
student hits himself and says he is stupid and should be dead
my student said if I tell his dad, dad will beat him
one of my kids showed up with a busted lip and said mom got mad
student wrote she has nothing to live for
he says he will burn the school down
a kid said he's been having sex with his neighbor, she's an adult
a first grader told me daddy hits mommy
a student says nobody picks her up and she sleeps at the laundromat
he brings a box cutter to class
she shows me burns on her stomach
student tells me that her father gets drunk and breaks things
I heard that a coach kissed a student
my student takes her mom's pills
a boy says men come to the house and touch his sister
kid said my mom's going to kill me and he meant it, he was shaking
there's a student who says he hears voices telling him to hurt people
my student threatened to hang herself if she fails
a student has welts on his arms from a belt
student is being hit at home, what are my steps
a mom said she can't feed her kids this week
a student hasn't been seen since Friday
he says he's going to shoot his ex girlfriend
she was drugged at a party
boy in grade 5 says his cousins make him fight for money
a kid asked me if she could live with me because home is bad
student cut her wrist in the bathroom during my class
what if a kid tells you his parents beat him
la niña tiene golpes en la cara
I have to report abuse, where is the form`.split('\n');

const aboutTeaching = `how do I get quiet students talking in math
how to teach the suicide in Romeo and Juliet
lesson on abuse of power in Macbeth
my students are killing it in fractions
kids are dying to know how the story ends
how do I shoot a video of my class
bullet points or full sentences in lab reports
cutting paper for fractions takes forever
how to beat the odds on the state test
who knows wait time
students hit a wall in algebra
she wants to learn number talks
need help with IEP goals
any ideas for behavior charts that work
my kids run away with the project idea
how do you deal with kids who hurt each other's feelings
kids touch the manipulatives all the time
what do I do when he refuses to write
student won't go to the board
how to teach about the holocaust in grade 8
novel study with a gun control debate
unit on slavery for 5th grade
reading groups that don't take all morning
exit tickets that take two minutes
who uses restorative circles
how do I kill time before lunch well
which book helps with grief after a pet dies
he never talks in class
she stares at me when I ask something
how to support newcomers who speak no English
a parent hit reply all and now everyone is upset
my co-teacher left early, who has a sub plan
students shoot hands up before thinking
who has a rubric for essays about the civil war
how do I get him to show his work
the projector died
kids scared of fractions
math anxiety, they freeze and say they can't
how do you run a fire drill with kindergarten
who can help with safety goggles in the lab
my class gets loud after recess
¿cómo hago que participen los alumnos callados?
quien sabe de fracciones
who teaches number talks with first graders
student keeps hitting the wrong key on chromebooks
anyone do home visits
she is burned out on worksheets, ideas?
how to grade late work fairly
killer questions for a socratic seminar
death of a salesman discussion questions for a unit
how do I hit all the standards before the state test
our scores took a hit this year, who has ideas
students cut and paste sources without citing them
how do I cut down on grading time
kids cut in line every day at recess, who has a routine
who can show me how to cut fractions strips fast
it hurts my students that they compare grades
my feelings were hurt when the lesson flopped
worksheets kill curiosity, what else is there
this schedule is killing me, how do others plan
how do I shoot a science demonstration with a phone
students shoot for the stars in their goals
how many free throws did he shoot, percent problem
my plants die before we finish the photosynthesis lab
why did so many people die in the black death, good sources for grade 7
guns germs and steel for 10th graders, anyone
how do I explain abuse of notation in calculus
students abuse the bathroom pass, what works
kids touch type faster than me, which program
how do I get in touch with families who don't answer
take home folders that families read
how do I plan home visits for my homeroom
she refuses to do her homework
burn calories unit in PE
how do I avoid burn out in march
students' parents beat deadlines, how do others keep up
how do I keep a steady beat with second graders
beat poetry for juniors
the drum beats by the students are off
how to teach the fight or flight response
food fight in my lunch duty, who has a plan
kids fight over the ipads
teaching about drugs in health, which materials
war on drugs for US history, primary sources
how do antibiotics and other drugs work, AP bio lab
who knows how to stop tattling, he hit me she hit me
students hit snooze on warm ups
his knife skills in culinary class need work
safety with knives and glue guns in art
glue guns for the maker space, who has some
the hook of his essay is weak, how do I help
she cuts corners in her lab reports
my student beats me at chess every day
he kicked the ball on the roof again
how do I help a boy who was hit by a pitch get back to baseball
cell death and apoptosis for ninth graders
student refuses to be home schooled on snow days, e-learning
how do I have students write about a time they were hurt and healed
kids pretend to shoot each other at recess, what do you tell them
my students wanted to die laughing at the skit
my students are hitting a plateau with fluency
what hits home with ninth graders in persuasive essays
who can help me cut a video for the science fair
student film about gun safety needs editing help
the director's cut of student movies
how do I deal with cuts to our art budget
how do I teach the punic wars and who killed caesar
who killed JFK mystery lesson for juniors
how do I teach kids about stranger danger
students have a hard time with the scene where the dog dies
how do I help students write about death in haiku
they are dying to do more labs
her argument falls apart and mine too, how do I grade debates
one student dominates and hurts group work
does it hurt to skip the textbook
how do I not hurt a student's confidence when grading
a student with a broken arm cannot write, what do you do
my kids bruise apples in the food lab
teaching cells, blood and bruises in grade 5
neglected tropical diseases for AP bio
how do I stop neglecting vocabulary with my students
she is a neglected reader, how do I pull her in
how do I teach child labor and abuse in the industrial revolution
students use drug names they cannot pronounce in chem
addiction and the teenage brain, a guest speaker
he is addicted to his phone in class
kids who run away from hard problems
students who sleep in class
my student drinks too much soda
how do I teach weapons of the middle ages
students write fight scenes without too much blood
war photography with teens, how graphic
the kid who never eats lunch wants to help in my room
how do I teach the Columbine chapter in sociology
threat assessment vocabulary in biology: threatened species and kids
how to teach threatened and endangered species
how do students deal with locked chromebooks
my group got locked out of canvas
kids touch the paintings at the museum
a math problem about a man who left home alone at 5 pm
my kid writers kill their darlings
we burn through warm ups too fast for my kids
burning questions board for students
students burned the cookies in FCS
he beats the buzzer on every quiz bowl question
her parents want more homework
parents at conferences threaten to go to the principal about grades
how do I teach sexual reproduction of plants to 7th graders
health class: how do I teach about sexual health to teens
who has a good unit on the book Speak
how do I hit the right note with parents in emails
who has a warm up that kills five minutes
our copier died again and my kids need packets
a student cut his finger in the lab, what is our routine for band aids
how do I get students to stop cutting each other off in discussions
she was hurt by the feedback, how do I word comments
how do I teach kids to throw and catch in PE
he gets hung up on long division
beat the clock games for multiplication facts
the fight for civil rights, documents for grade 8
how can students debate drug policy
students want to shoot a film about our school garden
who has taught the boy who harnessed the wind
teens and caffeine, a good article
how do I get my students to touch on theme in every paragraph
how do I teach the Boston Massacre to fifth graders
gun violence statistics as a math project, how do I handle it with students
my kids love to burn through books
kids who give up when a problem is hard
how do I help a student who is afraid of presenting
a girl in my class is scared of dogs and therapy dogs come on friday
my students are afraid to be wrong
how do I keep the fire drill from eating my lesson with his class
her homework never comes home
student loses his homework every day
how do I make him want to read
how do I get them to sit on the carpet without touching each other
how do I get a kid to stop calling out
my class is wasted after lunch, no energy
this lesson plan bombs with my kids every year
bomb calorimeter demo for students
students compare mitosis to a cut and paste
kids hate their writing, how do I change that
students hate poetry
how do I get students to give feedback that does not hurt
the students got high scores, now what
she runs circles around the others, how do I challenge her
she ran away with the discussion
my student leaves his things at home
he is always alone at recess, how do I build friendships
a student who sits alone at lunch
students who work alone all period
what do I say when a kid asks whether Santa is real
a student asked me how volcanoes kill people
how do students analyze the killing of Mercutio
how can I bring a weapon from the museum kit into a history lesson
a student lost her grandmother and cannot concentrate
how do I support a student whose dog died
students with no computer at home
her mom texts him during class, phone policy
a parent says the homework is killing family time
my coteacher says the kids are hungry before lunch, can we have snack
his mom told me he is scared of tests
her mom says she fights sleep over reading, ideas
student said the test was a killer
a student told me math is her worst enemy
how do I tell a parent that their child cheated
parent wrote that her child cries over long division
my students broke the record for books read
a kid broke my document camera
he breaks every pencil I give him
the dad of a student offered to speak about his job at the fire house
how do I respond when a family says they have no internet at home
how do I have kids read at home when parents work nights
how do I host family math night
students have no books at home, how do we lend ours
what do I do when a kid shuts down and puts his head on the desk
how do I help students deal with stress before finals
my student draws all over his hand
how do I get hands up from all kids
kids keep their hands on the desk, whole body listening
students compare the deaths in Antigone
who has activities on the gun powder plot
can students make a knife graph in coordinate geometry
the bell kills the momentum of my students
he shot down every idea in his group
how do I teach kids to take shots in basketball
students missing assignments
how do I help students who have been missing for a week catch up on work
my student was absent all week, how does he make it up
a girl in my class dominates discussion
how do I teach him to sound out words, he hates it
she told me she loves graphic novels, what next
a student says he is bored
how do students peer review without being mean
how do you run a fishbowl when students fight to talk
students fight for their claim in a debate
what is a good simulation of the trench fight for my world history kids
what do students need to know about addiction for the bio exam
the class drug store problem on percent, does anyone have it
how do I help a student who burns out mid year
my students burn a candle in the combustion lab
cutting grades from homework, has anyone tried with their students
does anyone cut their mini lesson to ten minutes with kids
the kids were home sick, how do I send work
student at home with a concussion, how to adapt work
he touched on a great point, how do I build on what students say
how do I hold a mirror up to their thinking
a family moved into a shelter, how do I get supplies to the student
students beat each other to the answer buzzers
how do I hit record in Zoom for a student presentation
can someone show me how to cut down my lecture for his class
kids got hurt feelings in a group project
my co-teacher and I want to kill the packet
how do I shoot for mastery with 7th graders
the plants die in the dark, how do my students record data
students want to learn how many people die of malaria, stats project
gun laws unit for government class
when did guns come to Japan, my student asked
abuse of notation in derivatives confuses my students
how do I keep kids in touch with the text
students touch base with me on Fridays
their home language is Arabic, how do I help
home to school connection ideas
how do I write a letter home about the field trip
they burn out before testing season, how do I pace it
how do you teach how fossil fuels burn to fourth graders
beat the heat activities for recess with kids
my student can't keep the beat in band
a fight broke out over four square, how do I reset recess
kids fight over roles in lab groups
history of drugs in medicine for AP bio
how do drugs bind to receptors, good visual for students
teaching students to write a strong hook that hits
her writing is choppy, how do I help
my student is a slow reader and hates reading aloud
cutting edge tech for kids
where do students find primary sources on child soldiers
how do I teach students about the Trail of Tears and the people who died
my student wrote a story in which the hero dies, feedback ideas
a kid wrote a violent zombie story, how do I give feedback on craft
how do I get kids to stop hitting the ball out of the field
soccer: kids kick the shins, how do I teach tackling
what warm ups keep runners from getting hurt
wrestling unit, students pin each other safely
the boys push each other in line, routines?
how do I deal with a student who bites his nails
a student with a black belt wants to present
how do I talk to parents about missing homework
a mom told me her son finishes his homework in five minutes
dad asked for harder math for his son
parents told me they never get my emails
a student told me that he hates group work
my student says writing hurts her hand
student says his chromebook died
student said his dog ate the homework
my student told me her family speaks Mam at home
a parent told me that the kids are bored
she says her brother helps her with math at home
who knows how to keep kids from hitting the piano keys too hard
a student was hit by a ball in PE, how do I fill the accident form
cut scores for reading groups of my students
students cut out shapes and glue
does sugar hurt focus, kids ask me
hurt feelings circle script for my class
tips to kill the noise in the hallway with my kids
killer apps for students
kids shoot baskets while practicing vocab
how can my students shoot stop motion
our class fish will die soon, how do I talk to kids about death
she wants to know why stars die
who has the top gun themed spelling game for kids
caulking gun safety for my engineering students
abuse of notation by students in calculus
how do I stop kids from abusing emojis in formal writing
how do I stay in touch with my graduates
touch screens not working for my kids
what are good home reading logs for his level
students who go home sick often
home visit protocol for our team
burn rate math project for my juniors
calories burned lab, students use a bike
how do I beat writer's block with students
heart beat lab for 8th graders
how do I fight apathy in my seniors
fight song for our class team
kids pick fights over the swings
drugs and addiction unit
students write about war on drugs
drug dosage calculations for nursing students
violence in the Iliad, how much should my students read
how to discuss lynching and slavery with eighth graders
a student asked about 9/11 and terrorists
students want to write about school shootings in argument essays
kids research sharks that attack people
my student is a hunter and writes about deer hunting with his dad
students role play a trial about a murder
murder mystery lab in forensics with my kids
blood typing lab with his class
student fainted at the blood lab, how do you prepare kids
a boy wants to play with girls on the wrestling team, he pins everybody
she has a broken leg, how do I adapt PE
a student in a wheelchair and home labs
the kid cannot hold a pencil
a student says that his mom helps too much
a parent says she wants less homework
student told me he works nights at his family's store
parents said the book is too dark for their kids
his dad is in the army and deployed, he misses him
my student hit every benchmark, what next for her
the news hit my students hard today, how do I hold a circle
cut and sort activity for his group
does anyone cut videos into edpuzzle for kids
it hurts to see him give up so fast in math
how do I word criticism so it doesn't hurt my students
to kill a mockingbird anticipation guide for my class
kids say the quiz killed them
how do I shoot an email to all parents at once
straight shooter talk for student government
my students ask why leaves die in fall
die cut machine, who has it, my kids need letters
dice games for my kids
gunpowder in ancient China for sixth graders
the starting gun at track practice scares my kids
abuse of notation, dy over dx, students split it
a touch of humor in her essay, how do I teach it
home row keys for kids
home ec recipes my students can do
he burned the midnight oil and still failed, study skills?
CD burning is dead, how do my kids share audio
students beat their personal record in the mile
upbeat songs for kids
fight or flight in psych, demo for students
kids fight sleep after lunch
snowball fight review game for my class
side effects of drugs, kids make posters
drug free week ideas for my homeroom
how do I write a poem unit with students who say poetry is dead
a parent told me he wants to speak at career day
my dad joke wall for students is empty
her mom is our PTA chair and wants to cut the library budget
his father is ill and he missed two weeks, how do I catch him up
my student's mother died, how do I welcome him back
a student told me his grandpa died
mother's day cards when a kid has two dads
father son breakfast, how do I include my kids without dads
student says the lab smells bad
his mom wants a bigger font because he can't see
my student has a bed time story project
how do I help kids who hit send too early
hit list of must read novels for teens
our cut off date for grades, can a student appeal
my kids cut the stems of flowers for the lab
a hurt locker room mood after our loss, how do I talk to my team
buzz kill transitions with my kids
how do I shoot down misconceptions kindly with kids
my students think plants die in winter
toy gun policy for spirit week
squirt gun science, force and motion with my kids
gun shy students who won't speak
abuse of notation like f(x) for his homework
can my students touch the fossils
take home tests for my seniors
her home language survey is missing
home run derby math with kids
how to explain to students why we burn wood
beat boxing phonics for kids
how do I beat the summer slide for my kids
fighting for attention, my students interrupt
history of the opium drug trade with my tenth graders
performance enhancing drugs debate, students take sides
his story has too much killing, how do I redirect a boy to plot
my student likes killer whales
students write about a person who died in their family, how do I set that up
kids compare how armies fought, killed and died in the civil war
a student says her brother is the best soccer player
parents say he fights every morning about going to school
his mom works two jobs, how do I reach her`.split('\n');

test('a text about a child’s safety is noticed', () => {
  expect(aboutSafety.filter((text) => !touchesChildSafety(text))).toEqual([]);
});

test('a question about teaching raises no alarm', () => {
  expect(aboutTeaching.filter((text) => touchesChildSafety(text))).toEqual([]);
});

test('what a child tells is heard even where a book or a poem is spoken of', () => {
  expect(touchesChildSafety('a student wrote in her poem that her dad hits her')).toBe(true);
  expect(touchesChildSafety('which novel has a boy whose father hits him')).toBe(false);
});

test('in a page of notes, words that stand far from each other are not read as one', () => {
  const notes = 'I noticed more talk than last week. The teacher touched base with two groups. One kid worked alone.';
  expect(touchesChildSafety(notes)).toBe(false);
  expect(touchesChildSafety(`${notes} Later a boy said that an adult at home locks him in.`)).toBe(true);
});

test('capitals, signs between letters and invisible characters hide nothing', () => {
  expect(touchesChildSafety('HE WANTS TO KILL HIMSELF')).toBe(true);
  expect(touchesChildSafety('he is s-u-i-c-i-d-a-l')).toBe(true);
  expect(touchesChildSafety('he wants to k\u200bill him\u00adself')).toBe(true);
});
