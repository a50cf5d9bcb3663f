import type { Deps } from '../../deps.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { confirmAgreement, showAgreement, stopVisits } from './agreement.ts';
import { showCalendar } from './calendar.ts';
import { useImport } from './calendar-import.ts';
import { closedToday, undoClosed } from './closed-today.ts';
import { facilitator, volunteer, withdrawFacilitator } from './facilitator.ts';
import { fewer } from './fewer.ts';
import { setup } from './first-run.ts';
import { showGoals } from './goal.ts';
import type { Asked, Press } from './input.ts';
import { removeLeader, showLeaders } from './leaders.ts';
import { releaseHold, setHold, showPrivacy } from './legal-hold.ts';
import { postNorms, showNorms } from './norms.ts';
import { eraseMe, takeMyData } from './own-data.ts';
import { status } from './status.ts';
import { joinTeam, type Look, leaveTeam, showTeam, switchOn, typedIn } from './team.ts';
import { onCard } from './team-views.ts';
import { helpView } from './views.ts';

/** What the words after `/contour` do, in one transaction. */
export type Verb = (tx: Deps, asked: Asked, look: Look) => Promise<Answer>;

export const verbs: Readonly<Record<string, Verb>> = {
  '': async () => helpView(),
  help: async () => helpView(),
  privacy: showPrivacy,
  facilitator,
  team: showTeam,
  'team join': typedIn(joinTeam),
  'team leave': typedIn(leaveTeam),
  leaders: showLeaders,
  goal: showGoals,
  norms: showNorms,
  calendar: (tx, asked) => showCalendar(tx, asked),
  'closed today': closedToday,
  agreement: (tx, asked) => showAgreement(tx, asked),
  'agreement stop': stopVisits,
  setup,
  status,
};

/** What a press on a button does, in one transaction. */
type PressVerb = (tx: Deps, press: Press, look: Look) => Promise<Answer>;

export const presses: Readonly<Record<string, PressVerb>> = {
  [ids.volunteer]: volunteer,
  [ids.withdraw]: withdrawFacilitator,
  [ids.fewer]: fewer,
  [ids.switchOn]: switchOn,
  [ids.join]: joinTeam,
  [ids.leave]: leaveTeam,
  [`${ids.join}${onCard}`]: beside(joinTeam),
  [`${ids.leave}${onCard}`]: beside(leaveTeam),
  [ids.removeLeader]: removeLeader,
  [ids.undoClosed]: undoClosed,
  [ids.useImport]: useImport,
  [ids.agreementConfirm]: beside(confirmAgreement),
  [ids.agreementStop]: stopVisits,
  [ids.postNorms]: postNorms,
  [ids.takeMyData]: takeMyData,
  [ids.eraseMe]: eraseMe,
  [ids.setHold]: setHold,
  [ids.releaseHold]: releaseHold,
};

/** What one person is told stands beside the pressed message, which stays: a card in a channel, or the new year's word to who signs. */
function beside(act: PressVerb): PressVerb {
  return async (tx, press, look) => ({ ...(await act(tx, press, look)), replaces: false });
}
