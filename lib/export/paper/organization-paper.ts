import type { OrganizationReport } from '@/lib/assessment/organization-report';
import { counted, listed } from '@/lib/assessment/wording';
import { DECISIONS_ASKED, ownerName, safetyDecision } from '@/lib/export/paper/decisions';
import { deliveryPart, type MeasuredFigures } from '@/lib/export/paper/delivery-rows';
import { organizationLevelPart } from '@/lib/export/paper/organization-level-part';
import { organizationPlan } from '@/lib/export/paper/organization-plan';
import type { BasisPart, Decision, OrganizationPaper } from '@/lib/export/paper/paper';
import { bringsOf, type PaperWords, paperWords } from '@/lib/export/paper/paper-words';
import { Pictures } from '@/lib/export/paper/picture';
import { paperHead, printablePaper, safetyPart } from '@/lib/export/paper/team-paper';
import { organizationProfile, teamsPart } from '@/lib/export/paper/teams-part';
import type { Model } from '@/lib/model/model';
import type { ModelPages } from '@/lib/model/pages';

const NAMES_SHOWN = 6;

/**
 * The leadership paper of an organization (model 7.4). Pure; every text in it can be set.
 * @param rest where everything is that the paper leaves out: a full sentence
 */
export function organizationPaper(
  report: OrganizationReport,
  rest: string,
  model: Model,
  pages: ModelPages,
  delivery: MeasuredFigures | null,
): OrganizationPaper {
  const { name, isSample } = report.organization;
  const pictures = new Pictures();
  const words = paperWords(model, pages, pictures);
  const kind = 'Where the organization stands with GitOps';
  const findings = report.safety.map(({ team, ...finding }) => ({
    ...finding,
    reason: `${team.name}: ${finding.reason}`,
  }));
  return printablePaper({
    head: paperHead({ name, organization: null, isSample, now: report.now, kind, model: report.model }),
    level: organizationLevelPart(report, words),
    page: {
      brings: bringsOf(report.organizationLevel.verified, words),
      ...safetyPart(findings, words),
      ...deliveryPart(delivery),
      decisions: organizationDecisions(report, words),
    },
    teams: teamsPart(report, words),
    profile: organizationProfile(report, words),
    plan: organizationPlan(report, words),
    basis: basisOf(report, rest),
    pictures: pictures.all(),
  });
}

/** What leadership, the platform and the teams are asked for; what is not safe goes first. */
function organizationDecisions(report: OrganizationReport, words: PaperWords): Decision[] {
  const stepOf = (who: string) => report.roadmap.find((step) => step.who === who && step.teams.length > 0);
  const decisions = [
    safetyDecision(report.safety.length),
    targetsDecision(report),
    ...['platform team', 'application team', 'leadership'].map((who) => {
      const step = stepOf(who);
      if (step === undefined) return null;
      const text = `Open for ${counted(step.teams.length, 'team')}: ${shortList(step.teams.map(({ name }) => name))}.`;
      return { who: ownerName(who), title: `Take on: ${words.titles.criterion(step.criterion)}`, text };
    }),
    servicesDecision(report),
  ];
  return decisions.filter((decision) => decision !== null).slice(0, DECISIONS_ASKED);
}

function targetsDecision({ teams }: OrganizationReport): Decision | null {
  const without = teams.filter(({ target }) => target === null).map(({ name }) => name);
  if (without.length === 0) return null;
  return {
    who: 'Leadership',
    title: 'Choose a target level for each team, with its reason',
    text: `${counted(without.length, 'team')} ${without.length === 1 ? 'has' : 'have'} none: ${shortList(without)}. To stop below the top can be right.`,
  };
}

function servicesDecision({ organizationLevel }: OrganizationReport): Decision | null {
  const { withoutTeam } = organizationLevel.productionServices;
  if (withoutTeam.length === 0) return null;
  return {
    who: 'Leadership',
    title: 'Name the team that answers for each production service',
    text: `No team answers for ${shortList(withoutTeam)}.`,
  };
}

function shortList(names: readonly string[]): string {
  const others = names.length - NAMES_SHOWN;
  return listed(others > 0 ? [...names.slice(0, NAMES_SHOWN), `${others} more`] : names);
}

function basisOf(report: OrganizationReport, rest: string): BasisPart {
  const { teams, unassigned } = report;
  const named = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${title}: ${shortList(names)}.`];
  const assessed = teams.filter(({ level }) => level !== null);
  const namesOf = (isMeant: (team: OrganizationReport['teams'][number]) => boolean) =>
    teams.filter(isMeant).map(({ name }) => name);
  return {
    known: `Of ${counted(teams.length, 'team')}, ${assessed.length} ${assessed.length === 1 ? 'is' : 'are'} assessed.`,
    gates: [],
    moreGates: null,
    sources: [],
    notes: [
      ...named(
        'Not assessed',
        namesOf(({ level }) => level === null),
      ),
      ...named(
        'The newest try to assess failed, so older figures are shown',
        namesOf(({ failure, level }) => failure !== null && level !== null),
      ),
      ...named(
        'Judged by another version of the model',
        namesOf(({ model }) => model !== null && model !== report.model),
      ),
      ...named(
        'Provisional, since too little is known',
        namesOf(({ level }) => level?.provisional === true),
      ),
      ...named(
        'Without a platform that serves them, so platform practices are unknown',
        namesOf(({ platform, kind }) => platform === null && kind !== 'platform'),
      ),
      ...named(
        'Repositories that no team has',
        unassigned.map(({ label }) => label),
      ),
      ...named('Production services that no team answers for', report.organizationLevel.productionServices.withoutTeam),
      "What was not verified of a team, and what would settle it, is on the last page of the team's own paper.",
    ],
    lookedAt: [],
    moreLookedAt: null,
    model: report.model,
    rest,
  };
}
