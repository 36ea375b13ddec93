import type { OrganizationReport, OrganizationTeam } from '@/lib/assessment/organization-report';
import { renderCsv } from '@/lib/export/csv';

/** The columns of an organization's CSV: one row for each team. */
const COLUMNS = [
  'team',
  'name',
  'kind',
  'kind_suggested',
  'platform',
  'state',
  'assessed_at',
  'placement',
  'verified',
  'indicated',
  'claimed',
  'possible',
  'thin',
  'provisional',
  'coverage',
  'target',
  'target_reached',
  'target_reason',
  'holding_back',
  'production_services',
];

/** The teams of an organization as CSV, by name. A level is 0 to 3, empty where none is held; coverage is 0 to 1; lists use " | ". */
export function renderOrganizationCsv({ teams }: OrganizationReport): string {
  return renderCsv(COLUMNS, teams.map(row));
}

function row(team: OrganizationTeam): (string | number | null)[] {
  const { level, target } = team;
  return [
    team.slug,
    team.name,
    team.kind,
    String(team.kindSuggested),
    team.platform?.name ?? null,
    team.state,
    team.assessedAt,
    level?.placement ?? null,
    level?.verified ?? null,
    level?.indicated ?? null,
    level?.claimed ?? null,
    level?.possible ?? null,
    level === null ? null : String(level.thin),
    level === null ? null : String(level.provisional),
    level?.coverage ?? null,
    target?.level ?? null,
    target?.reached ?? null,
    target?.reason ?? null,
    team.holdingBack.map(({ id }) => id).join(' | '),
    team.productionServices.join(' | '),
  ];
}
