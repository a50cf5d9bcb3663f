import type { App } from '@slack/bolt';
import type { Deps, Guard, HomeParts, Job, PersonLeft, Undelivered } from '../deps.ts';
import * as contour from './contour/index.ts';
import * as expertise from './expertise/index.ts';
import * as whoKnows from './who-knows/index.ts';

/** A routine as the rest of Contour sees it: a folder of this room. */
export interface Feature {
  register(app: App, deps: Deps): void;
  jobs?: Job[];
  /** By kind of message: what to do when it can never be sent. */
  undelivered?: Record<string, Undelivered>;
  guards?: Guard[];
  home?: HomeParts;
  personLeft?: PersonLeft;
}

/** Every routine. A test fails when a folder is missing here. */
export const features: Feature[] = [contour, expertise, whoKnows];

/** What each routine does when a message of its kind can never be sent. */
export const undelivered = new Map(features.flatMap((feature) => Object.entries(feature.undelivered ?? {})));

/** What each routine keeps from the inbox. */
export const guards: Guard[] = features.flatMap((feature) => feature.guards ?? []);

export const jobs: Job[] = features.flatMap((feature) => feature.jobs ?? []);
