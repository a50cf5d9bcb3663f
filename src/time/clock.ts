/** School time: gives the present instant (UTC). Injected everywhere, so that a test or the practice workspace can move it. */
export type Clock = () => Date;
