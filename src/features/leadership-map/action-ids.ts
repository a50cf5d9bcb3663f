/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  window: 'leadership-map.window',
  school: 'leadership-map.school',
  chooseTeam: 'leadership-map.choose-team',
  csv: 'leadership-map.csv',
  json: 'leadership-map.json',
  overYear: 'leadership-map.over-year',
  pictures: 'leadership-map.pictures',
  ownPlace: 'leadership-map.own-place',
  findApprentice: 'leadership-map.find-apprentice',
  apprenticeForm: 'leadership-map.apprentice-form',
  agree: 'leadership-map.agree',
  met: 'leadership-map.met',
  letGo: 'leadership-map.let-go',
  titles: 'leadership-map.titles',
  titlesForm: 'leadership-map.titles-form',
} as const;
