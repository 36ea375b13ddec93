import { applicationRepositories } from '@/lib/sample/applications';
import { sampleFactFile } from '@/lib/sample/facts';
import { sampleRepositories } from '@/lib/sample/repositories';
import type { SampleRepository } from '@/lib/sample/repository';
import { sampleTeamsFile } from '@/lib/sample/teams-file';

/** A whole made-up company, as it would be brought to Cairn. */
export interface SampleOrganization {
  /** A file of teams. */
  teamsFile: string;
  /** What its teams answer for. */
  repositories: SampleRepository[];
  /** What they deliver: the code of its services. */
  applications: SampleRepository[];
  /** A file of facts of the Git host and of what runs. */
  factFile: string;
}

/**
 * The sample organization as of a day (of which only the date in UTC counts). The same day and addresses give the same bytes; another
 * day shifts all of its past.
 * @param addressOf where a repository can be read, by its name
 */
export function sampleOrganization(day: Date, addressOf: (repository: string) => string): SampleOrganization {
  const repositories = sampleRepositories(day);
  return {
    teamsFile: sampleTeamsFile(addressOf),
    repositories,
    applications: applicationRepositories(day),
    factFile: sampleFactFile(repositories, day, addressOf),
  };
}
