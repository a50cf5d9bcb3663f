import type { App } from '@slack/bolt';
import type { ContourWord, Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { parse } from '../../slack/parse.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { ids, onMessage } from './action-ids.ts';
import { registerForms } from './forms.ts';
import { listHelp, removeHelp } from './help.ts';
import { type Press, pressInput, servedInput } from './input.ts';
import { doNotLearn, learn, sayNotLearning } from './learn.ts';
import { doNotList, listMe } from './learned.ts';
import { lookAround } from './look.ts';
import { takeOff } from './name.ts';
import { saySo, searchOn } from './plan.ts';
import { declining, handingBack, taking } from './roles.ts';
import { listGaps, showGap } from './show.ts';

export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { jobs } from './jobs.ts';
export { personLeft } from './person-left.ts';

const list: ContourWord = (tx, who) => listGaps(tx, who);

/** `/contour gap`, because gaps have no command of their own. */
export const contourWords: Record<string, ContourWord> = {
  gap: list,
  gaps: list,
  'outside help': (tx, who) => listHelp(tx, who),
};

const presses: Readonly<Record<string, PressAct<Deps, Press>>> = {
  [ids.list]: (tx, press) => listGaps(tx, press),
  [ids.show]: showGap,
  [`${ids.show}${onMessage}`]: beside(showGap),
  [ids.takeOff]: takeOff,
  [ids.own]: taking('owner'),
  [ids.sponsor]: taking('sponsor'),
  [`${ids.own}${onMessage}`]: beside(taking('owner')),
  [`${ids.sponsor}${onMessage}`]: beside(taking('sponsor')),
  [ids.declineOwner]: declining('owner'),
  [ids.declineSponsor]: declining('sponsor'),
  [ids.backOwner]: handingBack('owner'),
  [ids.backSponsor]: handingBack('sponsor'),
  [ids.learn]: learn,
  [`${ids.learn}${onMessage}`]: beside(learn),
  [ids.notLearn]: doNotLearn,
  [ids.declineLearn]: sayNotLearning,
  [ids.look]: lookAround,
  [ids.help]: (tx, press) => listHelp(tx, press),
  [ids.removeHelp]: removeHelp,
  [ids.elsewhere]: searchOn,
  [ids.listMe]: listMe,
  [ids.notNow]: doNotList,
};

/** The message that was pressed is changed by its own edit: what else is said stands beside it. */
function beside(act: PressAct<Deps, Press>): PressAct<Deps, Press> {
  return async (tx, press, client) => {
    const said = await act(tx, press, client);
    return said && { ...said, replaces: false };
  };
}

export function register(app: App, deps: Deps): void {
  registerPresses(app, deps, { acts: Object.entries(presses), press: pressInput });
  app.action(new RegExp(`^${ids.served}\\.`), async (heard) => {
    await heard.ack();
    await answer(deps, ids.served, heard, (tx) =>
      saySo(tx, parse(pressInput, heard.body), parse(servedInput, heard.body)),
    );
  });
  registerForms(app, deps);
}
