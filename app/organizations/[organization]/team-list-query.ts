import type { OrganizationTeam } from '@/lib/assessment/organization-report';

/** What the address of an organization's page asks of its list of teams. */
export interface TeamListQuery {
  /** Part of a name; empty: all. */
  name: string;
  page: number;
}

/** A page of the list. */
export interface TeamPage {
  teams: OrganizationTeam[];
  /** Teams on all pages. */
  found: number;
  page: number;
  pages: number;
}

/** Teams that are shown at once. */
const ROWS = 50;

export function readTeamListQuery(params: Readonly<Record<string, string | string[] | undefined>>): TeamListQuery {
  const text = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  const page = Number(text('page'));
  return { name: text('team').slice(0, 200), page: Number.isInteger(page) && page > 0 ? page : 1 };
}

/** The teams that a page of the list shows; of a page that is not there, the last one. */
export function teamsOnPage(teams: readonly OrganizationTeam[], { name, page }: TeamListQuery): TeamPage {
  const part = name.toLowerCase();
  const found = part === '' ? teams : teams.filter((team) => team.name.toLowerCase().includes(part));
  const pages = Math.max(1, Math.ceil(found.length / ROWS));
  const shown = Math.min(page, pages);
  return { teams: found.slice((shown - 1) * ROWS, shown * ROWS), found: found.length, page: shown, pages };
}

/** A query as the end of an address, at the list: what is as usual is left out. */
export function teamListAddress({ name, page }: TeamListQuery): string {
  const params = new URLSearchParams({
    ...(name === '' ? {} : { team: name }),
    ...(page === 1 ? {} : { page: `${page}` }),
  });
  return `${params.size === 0 ? '' : `?${params}`}#teams`;
}
