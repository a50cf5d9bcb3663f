import type { App } from '@slack/bolt';
import type {
  BeforeSending,
  CalendarFollower,
  ContourWord,
  Deps,
  Guard,
  HomeParts,
  Job,
  PersonLeft,
  Undelivered,
} from '../deps.ts';
import * as commit from './commit/index.ts';
import * as contour from './contour/index.ts';
import * as digest from './digest/index.ts';
import * as expertise from './expertise/index.ts';
import * as gap from './gap/index.ts';
import { registerHome } from './home/index.ts';
import * as leadershipMap from './leadership-map/index.ts';
import * as model from './model/index.ts';
import * as newYear from './new-year/index.ts';
import * as observe from './observe/index.ts';
import { peopleJobs, registerPeople } from './people/index.ts';
import * as ritual from './ritual/index.ts';
import * as timeBack from './time-back/index.ts';
import * as whoKnows from './who-knows/index.ts';

/** A routine as the rest of Contour sees it: a folder of this room. */
interface Feature {
  register(app: App, deps: Deps, others: Readonly<Record<string, ContourWord>>): void;
  jobs?: Job[];
  /** By kind of message: what to do when it can never be sent. */
  undelivered?: Record<string, Undelivered>;
  /** By kind of message: whether it is still to be sent. */
  beforeSending?: Record<string, BeforeSending>;
  guards?: Guard[];
  /** Its forms and commands in which people write of lessons, each with the button that opens it again after a false alarm. */
  aboutTeaching?: Record<string, string>;
  home?: HomeParts;
  personLeft?: PersonLeft;
  calendarFollower?: CalendarFollower;
  contourWords?: Record<string, ContourWord>;
}

/** Every routine. A test fails when a folder is missing here. */
const features: Feature[] = [
  whoKnows,
  expertise,
  model,
  observe,
  commit,
  ritual,
  gap,
  timeBack,
  newYear,
  digest,
  leadershipMap,
  contour,
];

const personLeft = features.flatMap((feature) => feature.personLeft ?? []);

/** Registers every routine, with Home and Slack's news of people, which are made of the routines' parts. */
export function registerFeatures(app: App, deps: Deps): void {
  registerHome(
    app,
    deps,
    features.flatMap(({ home }) => home ?? []),
  );
  registerPeople(app, deps, personLeft);
  const words = Object.assign({}, ...features.map(({ contourWords }) => contourWords ?? {}));
  for (const feature of features) feature.register(app, deps, words);
}

/** What each routine does when a message of its kind can never be sent. */
export const undelivered = new Map(features.flatMap((feature) => Object.entries(feature.undelivered ?? {})));

/** What each routine looks at again before a message of its kind is sent. */
export const beforeSending = new Map(features.flatMap((feature) => Object.entries(feature.beforeSending ?? {})));

/** What each routine keeps from the inbox. */
export const guards: Guard[] = [
  whoKnows.childSafety(Object.assign({}, ...features.map(({ aboutTeaching }) => aboutTeaching ?? {}))),
  ...features.flatMap((feature) => feature.guards ?? []),
];

/** What each routine does as time goes on. The calendar comes first: what it moves is not due. */
export const jobs: Job[] = [
  contour.calendarJob(features.flatMap(({ calendarFollower }) => calendarFollower ?? [])),
  ...features.flatMap((feature) => feature.jobs ?? []),
  ...peopleJobs(personLeft),
];
