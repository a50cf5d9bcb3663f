/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  list: 'gap.list',
  show: 'gap.show',
  name: 'gap.name',
  nameForm: 'gap.name-form',
  describe: 'gap.describe',
  describeForm: 'gap.describe-form',
  takeOff: 'gap.take-off',
  own: 'gap.own',
  sponsor: 'gap.sponsor',
  askOwner: 'gap.ask-owner',
  askOwnerForm: 'gap.ask-owner-form',
  askSponsor: 'gap.ask-sponsor',
  askSponsorForm: 'gap.ask-sponsor-form',
  declineOwner: 'gap.decline-owner',
  declineSponsor: 'gap.decline-sponsor',
  backOwner: 'gap.back-owner',
  backSponsor: 'gap.back-sponsor',
  learn: 'gap.learn',
  notLearn: 'gap.not-learn',
  askLearn: 'gap.ask-learn',
  askLearnForm: 'gap.ask-learn-form',
  declineLearn: 'gap.decline-learn',
  look: 'gap.look',
  help: 'gap.help',
  addHelp: 'gap.help-add',
  changeHelp: 'gap.help-change',
  helpForm: 'gap.help-form',
  helpChangeForm: 'gap.help-change-form',
  removeHelp: 'gap.help-remove',
  plan: 'gap.plan',
  planForm: 'gap.plan-form',
  elsewhere: 'gap.elsewhere',
  served: 'gap.served',
  listMe: 'gap.list-me',
  notNow: 'gap.not-now',
} as const;

/** The same press on a message that stands: what it answers stands beside it. */
export const onMessage = '.message';

/** The same form once its words were said to be about teaching: they pass the check for a child's safety. */
export const taught = (formId: string) => `${formId}-taught`;

/** The button that opens it. */
export const again = (formId: string) => `${formId}-again`;
