/** Where someone leads, for mrkdwn. @param scope `school`, or the channel id of a team */
export function scopeWords(scope: string): string {
  return scope === 'school' ? 'the whole school' : `the team of <#${scope}>`;
}
