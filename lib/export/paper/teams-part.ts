import type { OrganizationReport, OrganizationTeam } from '@/lib/assessment/organization-report';
import type { ReportDimension } from '@/lib/assessment/report';
import { counted, percent } from '@/lib/assessment/wording';
import type { ProfilePart, TeamsPart } from '@/lib/export/paper/paper';
import { cairnPicture, type PaperWords, shortStanding } from '@/lib/export/paper/paper-words';

/** So many teams are on paper; the page and the CSV have all. */
const TEAMS_SHOWN = 40;

/** Each team with its own level and target, by name: no order of merit. */
export function teamsPart({ teams }: OrganizationReport, words: PaperWords): TeamsPart {
  const further = teams.length - TEAMS_SHOWN;
  return {
    rows: teams.slice(0, TEAMS_SHOWN).map((team) => teamRow(team, words)),
    more: further > 0 ? `And ${counted(further, 'more team')}; the end of this paper says where.` : null,
  };
}

const STATES: Readonly<Record<OrganizationTeam['state'], string>> = {
  assessed: '',
  'not-assessed': 'not assessed yet',
  'no-repositories': 'has no repositories yet',
};

function teamRow(team: OrganizationTeam, words: PaperWords): TeamsPart['rows'][number] {
  const { level, target } = team;
  const none = { verified: null, indicated: null, claimed: null, possible: null };
  const placed = level !== null && level.placement !== 'nothing-deployed';
  return {
    name: team.name,
    kind: `${team.kind}${team.kindSuggested ? ' (suggested)' : ''}`,
    picture: cairnPicture(level ?? none, words),
    verified: placed ? shortStanding(level.verified) : '–',
    indicated: placed ? shortStanding(level.indicated) : '–',
    target:
      target === null
        ? 'none chosen'
        : `Level ${target.level}${target.reached === 'no' ? '' : `, ${reachedWord(target.reached)}`}`,
    note: teamNote(team),
  };
}

function reachedWord(reached: 'verified' | 'indicated'): string {
  return reached === 'verified' ? 'reached' : 'indicated';
}

function teamNote({ state, level, failure }: OrganizationTeam): string {
  if (level === null) return STATES[state];
  return [
    ...(level.placement === 'nothing-deployed' ? ['nothing deployed'] : []),
    ...(level.provisional ? [`provisional: ${percent(level.coverage)} known`] : []),
    ...(level.thin ? ['thin'] : []),
    ...(failure === null ? [] : ['newest try failed']),
  ].join(', ');
}

/** In how many teams each step of the profile is filled: counts, no mean. */
export function organizationProfile({ teams }: OrganizationReport, words: PaperWords): ProfilePart {
  const profiles = teams.filter(({ dimensions }) => dimensions.length > 0);
  const { model } = words;
  return {
    levels: model.levels.map(({ name, number }) => ({ name, number: `Level ${number}` })),
    dimensions: model.dimensions.map(({ id, name, question }) => ({
      name,
      question,
      steps: model.levels.map(({ number }) => {
        const filled = profiles.filter(({ dimensions }) => isFilled(dimensions, id, number)).length;
        return {
          picture: null,
          filled: profiles.length > 0 && filled === profiles.length,
          count: `${filled} of ${profiles.length}`,
          description: `Filled in ${filled} of ${counted(profiles.length, 'team')}`,
        };
      }),
    })),
    legend: [],
  };
}

function isFilled(dimensions: readonly ReportDimension[], dimension: string, level: number): boolean {
  const steps = dimensions.find(({ id }) => id === dimension)?.steps ?? [];
  return steps.some((step) => step.level === level && step.filled);
}
