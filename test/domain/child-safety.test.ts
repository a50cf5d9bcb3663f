import { describe, expect, test } from 'vitest';
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
a boy told me his dad drunk hits his mom and him`.split('\n');

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
death of a salesman discussion questions for a unit`.split('\n');

describe('a text about a child’s safety', () => {
  test.each(aboutSafety)('is noticed: %s', (text) => {
    expect(touchesChildSafety(text)).toBe(true);
  });
});

describe('a question about teaching', () => {
  test.each(aboutTeaching)('raises no alarm: %s', (text) => {
    expect(touchesChildSafety(text)).toBe(false);
  });
});

test('capitals, signs between letters and invisible characters hide nothing', () => {
  expect(touchesChildSafety('HE WANTS TO KILL HIMSELF')).toBe(true);
  expect(touchesChildSafety('he is s-u-i-c-i-d-a-l')).toBe(true);
  expect(touchesChildSafety('he wants to k\u200bill him\u00adself')).toBe(true);
});
