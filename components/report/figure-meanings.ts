/** The four figures of a level, firmest first, and what each says. */
export const FIGURE_MEANINGS = [
  { figure: 'verified', name: 'Verified', meaning: 'Every gate is met on observed evidence.' },
  {
    figure: 'indicated',
    name: 'Indicated',
    meaning: 'As verified, passing over gates that these sources cannot show.',
  },
  { figure: 'claimed', name: 'Claimed', meaning: 'Evidence where there is any, else the answers given.' },
  { figure: 'possible', name: 'Possible', meaning: 'What still holds if everything unknown turns out well.' },
] as const;
