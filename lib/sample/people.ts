import type { Person } from '@/lib/sample/change';

/** The domain of the made-up company; names under `.example` belong to nobody. */
const domain = 'otterbrook.example';

function person(name: string): Person {
  const address = name
    .toLowerCase()
    .replaceAll(' ', '.')
    .normalize('NFD')
    .replace(/[^a-z.]/g, '');
  return { name, email: `${address}@${domain}` };
}

function bot(name: string): Person {
  return { name: `${name}[bot]`, email: `${name}@bots.${domain}` };
}

/** People of the sample, all made up, by the team that they work in. */
export const people = {
  platform: { ines: person('Ines Vardal'), tomas: person('Tomas Okeke'), sana: person('Sana Kowal') },
  stores: { marek: person('Marek Osei'), hana: person('Hana Brandt'), jonas: person('Jonas Adeyemi') },
  checkout: { priya: person('Priya Lindqvist'), owen: person('Owen Takahashi'), lucia: person('Lucía Ferrand') },
  catalogue: { ravi: person('Ravi Petersen'), elif: person('Elif Moreau'), dario: person('Dario Nyberg') },
  payments: { nadia: person('Nadia Holm'), samuel: person('Samuel Iwu') },
  reports: { greta: person('Greta Solano'), piotr: person('Piotr Amsel') },
  formerly: { yusuf: person('Yusuf Grand') },
} as const;

/** Automation of the sample. */
export const bots = {
  /** Writes the version that a build made into the development overlay. */
  builder: bot('otterbrook-ci'),
  /** Moves versions between stages. */
  kargo: bot('kargo'),
  /** Proposes newer versions of what others make. */
  renovate: bot('renovate'),
  /** Flux's own image automation. */
  flux: bot('fluxcdbot'),
} as const;
