/** Names of the groups of indicators, in the order in which they are shown. */
export const indicatorGroupNames: ReadonlyMap<string, string> = new Map([
  ['declared-state', 'Declared state'],
  ['agents', 'Agents'],
  ['change-flow', 'Change flow'],
  ['delivery', 'Delivery'],
  ['security', 'Security and policy'],
  ['feedback', 'Feedback'],
  ['platform', 'Platform'],
  ['scale', 'Scale and resilience'],
  ['other', 'Not in the present model'],
]);
