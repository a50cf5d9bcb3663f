import { whoPayload } from '../../slack/payload.ts';

/** Of a press nothing is read but who pressed. */
export const pressInput = whoPayload;
