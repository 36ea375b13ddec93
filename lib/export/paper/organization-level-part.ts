import type { LevelCounts, OrganizationReport } from '@/lib/assessment/organization-report';
import { counted, listed, percent } from '@/lib/assessment/wording';
import type { OrganizationLevelPart } from '@/lib/export/paper/paper';
import { cairnPicture, FIGURES, type PaperWords, standing } from '@/lib/export/paper/paper-words';

const SERVICES_NAMED = 5;

/** The level of an organization, always with the distribution of its teams and the coverage of its services. */
export function organizationLevelPart(report: OrganizationReport, words: PaperWords): OrganizationLevelPart {
  const { verified, claimed, possible, threshold, productionServices } = report.organizationLevel;
  const figures = FIGURES.filter(({ key }) => key !== 'indicated').map(({ key, name, meaning }) => ({
    name,
    meaning,
    level: levelOrNone({ verified, claimed, possible }[key === 'indicated' ? 'verified' : key], words),
  }));
  return {
    picture: cairnPicture({ verified, indicated: verified, claimed, possible }, words),
    description: `Four stones, one for each level. ${figures.map(({ name, level }) => `${name}: ${level}.`).join(' ')}`,
    headline: verified === null ? 'No level for the organization yet' : `${standing(verified, words)}, verified`,
    line: levelRule(productionServices, threshold),
    figures,
    ...coveragePart(productionServices, threshold, words),
    distribution: {
      columns: [
        'Not assessed',
        'Nothing deployed',
        'Not yet placed',
        ...words.model.levels.map(({ number }) => `Level ${number}`),
      ],
      rows: (['verified', 'indicated', 'claimed'] as const).map((figure) => ({
        name: FIGURES.find(({ key }) => key === figure)?.name ?? figure,
        counts: countsOf(report.distribution[figure]),
      })),
    },
  };
}

type ProductionServices = OrganizationReport['organizationLevel']['productionServices'];

function levelOrNone(level: OrganizationReport['organizationLevel']['verified'], words: PaperWords): string {
  return level === null ? 'no level' : standing(level, words);
}

function levelRule({ known, answeredFor }: ProductionServices, threshold: number): string {
  if (known === 0) return 'No production service is known yet. Add the services, with the team that answers for each.';
  return (
    `The highest level of teams that together answer for at least ${percent(threshold)} of the known production services. ` +
    `Assessed teams answer for ${answeredFor} of ${known}.`
  );
}

function coveragePart(
  { known, verifiedAtLeast, withoutTeam }: ProductionServices,
  threshold: number,
  { model, pictures }: PaperWords,
): Pick<OrganizationLevelPart, 'coverage' | 'coverageNote'> {
  const named = withoutTeam.slice(0, SERVICES_NAMED);
  const others = withoutTeam.length - named.length;
  return {
    coverage:
      known === 0
        ? []
        : model.levels.map(({ name, number }) => ({
            name: `${name}, Level ${number}, or higher`,
            count: `${verifiedAtLeast[number]} of ${known}`,
            picture: pictures.add({ chart: 'share', share: verifiedAtLeast[number] / known, mark: threshold }),
          })),
    coverageNote:
      withoutTeam.length === 0
        ? ''
        : `No team answers for ${counted(withoutTeam.length, 'service')}: ${listed(others > 0 ? [...named, `${others} more`] : named)}.`,
  };
}

function countsOf({ levels, notYetPlaced, nothingDeployed, notAssessed }: LevelCounts): string[] {
  return [notAssessed, nothingDeployed, notYetPlaced, ...levels].map(String);
}
