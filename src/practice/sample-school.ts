/**
 * Alder Creek K–8, the invented school of the practice workspace: its people, their titles and zones, its channels.
 * Source: `domain.md` section 7. Beside the 24 colleagues stand one guest and one person who has left, whom no routine may reach.
 */
export interface School {
  team: { id: string; name: string; domain: string; zone: string };
  people: readonly SchoolPerson[];
  channels: readonly SchoolChannel[];
}

interface SchoolPerson {
  /** Two digits, as the school's documents number people. */
  no: string;
  name: string;
  title: string;
  /** IANA name; absent = the school's. */
  zone?: string;
  isAdmin?: true;
  /** A guest of one channel. */
  isGuest?: true;
  isDeactivated?: true;
  carries: readonly Carried[];
  /** Topics this person wants to learn, in their own words. */
  wants: readonly string[];
}

/** What someone would write into the directory about what they know. */
interface Carried {
  topic: string;
  detail?: string;
  source: 'predisposition' | 'interest' | 'aptitude' | 'prior-knowledge' | 'skill' | 'role';
  /** 1 "learning it myself" to 4 "others learn it from me". */
  level: 1 | 2 | 3 | 4;
  offers: readonly ('ask' | 'watch' | 'plan')[];
}

interface SchoolChannel {
  id: string;
  name: string;
  topic: string;
  isPrivate: boolean;
  /** Two-digit numbers. */
  members: readonly string[];
  /** Is the app in it from the start? */
  hasApp: boolean;
}

/** The Slack user id of the person with this two-digit number. */
export function userIdOf(no: string): string {
  return `U0AC4RK9Q${no}`;
}

const everyone = Array.from({ length: 24 }, (_, index) => String(index + 1).padStart(2, '0'));

const people: SchoolPerson[] = [
  {
    no: '01',
    name: 'Renata Okafor',
    title: 'Principal',
    isAdmin: true,
    carries: [
      {
        topic: 'working with families',
        detail: 'hard conversations with parents',
        source: 'role',
        level: 3,
        offers: ['ask'],
      },
    ],
    wants: ['math talk'],
  },
  {
    no: '02',
    name: 'Tom Lindqvist',
    title: 'Assistant principal',
    carries: [
      { topic: 'cover', detail: 'finding someone to mind a class', source: 'role', level: 4, offers: ['ask'] },
      {
        topic: 'schedules',
        detail: 'fitting things into the bell schedule',
        source: 'role',
        level: 4,
        offers: ['ask'],
      },
    ],
    wants: ['de-escalation'],
  },
  {
    no: '03',
    name: 'Priya Raman',
    title: 'Math coach',
    carries: [
      {
        topic: 'number talks',
        detail: 'short daily talks about how students see numbers',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch', 'plan'],
      },
      {
        topic: 'wait time',
        detail: 'waiting long enough that more hands go up',
        source: 'skill',
        level: 3,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['sentence frames'],
  },
  {
    no: '04',
    name: 'Dale Whitcomb',
    title: 'Librarian',
    carries: [
      {
        topic: 'Google Classroom',
        detail: 'setting up classes and assignments',
        source: 'predisposition',
        level: 3,
        offers: ['ask'],
      },
      {
        topic: 'knows who knows',
        detail: 'I usually know whom to ask, in and outside of school',
        source: 'predisposition',
        level: 3,
        offers: ['ask'],
      },
    ],
    wants: [],
  },
  {
    no: '05',
    name: 'Marisol Vega',
    title: 'Kindergarten teacher, K–2 lead',
    carries: [
      {
        topic: 'play',
        detail: 'learning through play in kindergarten',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['number talks', 'students new to school in math'],
  },
  {
    no: '06',
    name: 'June Abernathy',
    title: 'Grade 1 teacher',
    carries: [
      {
        topic: 'phonics',
        detail: 'decoding with first graders',
        source: 'prior-knowledge',
        level: 4,
        offers: ['ask', 'watch', 'plan'],
      },
      {
        topic: 'number talks',
        detail: 'dot cards and ten frames in grade 1',
        source: 'prior-knowledge',
        level: 3,
        offers: ['ask', 'watch', 'plan'],
      },
    ],
    wants: ['wait time'],
  },
  {
    no: '07',
    name: 'Kofi Mensah',
    title: 'Grade 1 teacher',
    carries: [
      {
        topic: 'texts to families',
        detail: 'short messages home that get answers',
        source: 'interest',
        level: 2,
        offers: ['ask'],
      },
    ],
    wants: ['number talks'],
  },
  {
    no: '08',
    name: 'Hannah Brandt',
    title: 'Grade 2 teacher, Monday to Wednesday',
    carries: [
      {
        topic: 'writing',
        detail: 'writing workshop and conferring in grade 2',
        source: 'skill',
        level: 3,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['fractions'],
  },
  {
    no: '09',
    name: 'Lucía Paredes',
    title: 'Paraeducator',
    carries: [
      {
        topic: 'number talks',
        detail: 'counting routines with small groups',
        source: 'aptitude',
        level: 3,
        offers: ['ask'],
      },
    ],
    wants: [],
  },
  {
    no: '10',
    name: 'Ben Castellanos',
    title: 'Grade 3 teacher, 3–5 lead',
    carries: [
      {
        topic: 'small groups',
        detail: 'stations that run without me',
        source: 'skill',
        level: 3,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['exit tickets'],
  },
  {
    no: '11',
    name: 'Aisha Rahman',
    title: 'Grade 4 teacher',
    carries: [
      {
        topic: 'math talk',
        detail: 'getting quiet students to explain their thinking and answer each other',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch', 'plan'],
      },
      {
        topic: 'math talk',
        detail: 'hearing the idea behind a wrong answer',
        source: 'aptitude',
        level: 4,
        offers: ['ask'],
      },
    ],
    wants: [],
  },
  {
    no: '12',
    name: 'Grace Liu',
    title: 'Grade 4 teacher',
    carries: [
      {
        topic: 'fractions',
        detail: 'number lines, fraction strips and common mistakes',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch', 'plan'],
      },
    ],
    wants: ['math talk'],
  },
  {
    no: '13',
    name: 'Peter Novak',
    title: 'Grade 5 teacher',
    carries: [
      {
        topic: 'project based learning',
        detail: 'science projects over several weeks',
        source: 'interest',
        level: 3,
        offers: ['ask'],
      },
    ],
    wants: ['math talk'],
  },
  {
    no: '14',
    name: 'Sunita Desai',
    title: 'Grade 5 teacher',
    carries: [
      {
        topic: 'exit tickets',
        detail: 'one question at the end, sorted in two minutes',
        source: 'skill',
        level: 3,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['fractions', 'sentence frames'],
  },
  {
    no: '15',
    name: 'Jamal Pierce',
    title: 'Student teacher',
    carries: [
      { topic: 'math talk', detail: 'turn and talk, still learning it', source: 'aptitude', level: 2, offers: ['ask'] },
    ],
    wants: ['math talk', 'number talks', 'fractions', 'sentence frames', 'wait time', 'small groups', 'exit tickets'],
  },
  {
    no: '16',
    name: 'Erin Gallagher',
    title: 'Grade 6 math teacher, 6–8 lead',
    carries: [
      {
        topic: 'wait time',
        detail: 'silence after a question in grade 6',
        source: 'skill',
        level: 3,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['math talk'],
  },
  {
    no: '17',
    name: 'Mateo Ruiz',
    title: 'Grade 7 math teacher',
    carries: [
      { topic: 'number talks', detail: 'trying them with integers', source: 'interest', level: 2, offers: ['ask'] },
    ],
    wants: ['math talk'],
  },
  {
    no: '18',
    name: 'Tamika Boyd',
    title: 'Grade 8 math teacher',
    carries: [
      { topic: 'math talk', detail: 'talk moves in algebra', source: 'skill', level: 3, offers: ['ask', 'watch'] },
    ],
    wants: ['wait time'],
  },
  {
    no: '19',
    name: 'Oleg Petrenko',
    title: 'Science teacher, grades 6–8',
    carries: [
      {
        topic: 'claim evidence reasoning',
        detail: 'writing about lab results',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch'],
      },
    ],
    wants: ['small groups'],
  },
  {
    no: '20',
    name: 'Dana Whitehorse',
    title: 'English teacher, grades 6–8',
    carries: [
      {
        topic: 'Socratic seminar',
        detail: 'students run the discussion',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch', 'plan'],
      },
      { topic: 'small groups', detail: 'reading groups of four', source: 'skill', level: 3, offers: ['ask'] },
    ],
    wants: ['data'],
  },
  {
    no: '21',
    name: 'Yusuf Ahmed',
    title: 'Multilingual learners teacher, Monday, Tuesday, Thursday',
    carries: [
      {
        topic: 'sentence frames',
        detail: 'starters that let students new to English join in',
        source: 'skill',
        level: 4,
        offers: ['ask', 'watch', 'plan'],
      },
    ],
    wants: ['students new to school in math'],
  },
  {
    no: '22',
    name: 'Carol Jensen',
    title: 'Special education teacher',
    carries: [
      { topic: 'IEP', detail: 'writing goals that can be measured', source: 'role', level: 4, offers: ['ask', 'plan'] },
      { topic: 'universal design', detail: 'more than one way in', source: 'interest', level: 2, offers: ['ask'] },
    ],
    wants: ['sentence frames'],
  },
  {
    no: '23',
    name: 'Nia Thompson',
    title: 'Counselor',
    carries: [
      {
        topic: 'circles',
        detail: 'community circles in the morning',
        source: 'skill',
        level: 3,
        offers: ['ask', 'watch'],
      },
      {
        topic: 'de-escalation',
        detail: 'calming things down before they get loud',
        source: 'skill',
        level: 3,
        offers: ['ask'],
      },
    ],
    wants: [],
  },
  {
    no: '24',
    name: 'Rosa Delgado',
    title: 'Spanish teacher, remote, Monday and Wednesday',
    zone: 'America/Phoenix',
    carries: [
      {
        topic: 'discussion',
        detail: 'accountable talk in a second language',
        source: 'skill',
        level: 2,
        offers: ['ask'],
      },
    ],
    wants: ['AI in class'],
  },
  { no: '25', name: 'Morgan Ellis', title: 'After-school tutor', isGuest: true, carries: [], wants: [] },
  {
    no: '26',
    name: 'Walter Briggs',
    title: 'Grade 3 teacher until January',
    isDeactivated: true,
    carries: [],
    wants: [],
  },
];

const channels: SchoolChannel[] = [
  channel('1', 'alder-all', 'Everyone at Alder Creek', everyone),
  channel('2', 'k-2', 'Kindergarten to grade 2', ['05', '06', '07', '08', '09']),
  channel('3', 'three-five', 'Grades 3 to 5', ['10', '11', '12', '13', '14', '15', '25']),
  channel('4', 'six-eight', 'Grades 6 to 8', ['16', '17', '18', '19', '20']),
  channel('5', 'student-support', 'Library, language, special education, counseling', ['04', '21', '22', '23', '24']),
  {
    ...channel('6', 'leadership', 'Principal, assistant principal, coach', ['01', '02', '03']),
    isPrivate: true,
    hasApp: false,
  },
];

function channel(no: string, name: string, topic: string, members: readonly string[]): SchoolChannel {
  return { id: `C0AC4RK9Q0${no}`, name, topic, isPrivate: false, members, hasApp: true };
}

/** The topics of the sample school's goal, T1 to T8, by the vocabulary. Source: domain.md section 7. */
export const sampleTopics = {
  T1: 'math-discourse',
  T2: 'number-talk',
  T3: 'fractions',
  T4: 'sentence-frames',
  T5: 'wait-time',
  T6: 'small-group',
  T7: 'exit-ticket',
  T8: 'slife',
} as const;

export const sampleSchool: School = {
  team: { id: 'T0AC4RK9Q', name: 'Alder Creek K–8', domain: 'alder-creek', zone: 'America/Chicago' },
  people,
  channels,
};
