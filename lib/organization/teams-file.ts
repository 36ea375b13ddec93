import { stringify } from 'yaml';
import { z } from 'zod';
import { TeamKind } from '@/lib/assessment/team-kind';
import { CairnError } from '@/lib/errors';
import { Level } from '@/lib/model/model';
import { nameKey, nameProblem, tidyName } from '@/lib/organization/name';
import { folderProblem, tidyFolder } from '@/lib/organization/path-scope';
import { reasonProblem } from '@/lib/organization/target';
import { type PathInFile, readYaml } from '@/lib/organization/teams-file-yaml';

/**
 * The file that an organization keeps its teams in (`teams.yaml`). What an entry leaves out stays as it is; null takes it away.
 */
export type TeamsFile = z.infer<ReturnType<typeof teamsFileSchema>>;
export type TeamEntry = TeamsFile['teams'][number];
export type RepositoryEntry = TeamEntry['repositories'][number];
export type ServiceEntry = TeamEntry['services'][number];

export interface ParsedTeamsFile {
  file: TeamsFile;
  /** An error about a place in the file: `Line 7, platform: …`. */
  problemAt(path: PathInFile, problem: string): CairnError;
}

/** What is wrong with an address; null for one that can be kept. */
export type AddressProblem = (address: string) => string | null;

/**
 * Reads a file of teams.
 * @throws {CairnError} `invalid-input` that lists what is wrong, each with its line and field.
 */
export function parseTeamsFile(text: string, addressProblem: AddressProblem): ParsedTeamsFile {
  const { value, place } = readYaml(text);
  const parsed = teamsFileSchema(addressProblem).safeParse(value, { reportInput: true });
  if (parsed.success) {
    const problemAt = (path: PathInFile, problem: string) => refusal([`${place(path)}: ${problem}`]);
    return { file: parsed.data, problemAt };
  }
  throw refusal(parsed.error.issues.flatMap((issue) => describeIssue(issue, place)));
}

/** Writes a file of teams: the same for the same teams, in whatever order they come. What says nothing is left out. */
export function writeTeamsFile({ organization, teams, repositories, services }: TeamsFile): string {
  const file = {
    organization,
    teams: sortedBy(teams, ({ name }) => name).map(writeTeam),
    ...listed('repositories', sortedBy(repositories, ({ address }) => address).map(writeRepository)),
    ...listed('services', sortedBy(services, ({ name }) => name).map(writeService)),
  };
  return stringify(file, { lineWidth: 0 });
}

function teamsFileSchema(addressProblem: AddressProblem) {
  const Address = checked(addressProblem, (text) => text.trim());
  const Folder = checked(folderProblem, tidyFolder);
  const Reason = checked(reasonProblem, (text) => text.trim());
  const Repository = z.strictObject({ address: Address, paths: z.array(Folder).max(200).optional() });
  const Service = z.strictObject({
    name: nameOf('service'),
    repository: Address.nullable().optional(),
    path: z
      .union([z.literal(''), Folder])
      .nullable()
      .optional(),
    production: z.boolean().optional(),
  });
  const Team = z.strictObject({
    name: nameOf('team'),
    kind: TeamKind.nullable().optional(),
    platform: checked((text) => nameProblem(text, 'platform'), tidyName)
      .nullable()
      .optional(),
    target: z
      .strictObject({ level: Level, reason: Reason.prefault('') })
      .nullable()
      .optional(),
    repositories: listOf(Repository),
    services: listOf(Service),
  });
  return z
    .strictObject({
      organization: nameOf('organization'),
      teams: listOf(Team),
      repositories: listOf(Repository),
      services: listOf(Service),
    })
    .superRefine((file, check) => {
      for (const { path, problem } of repetitions(file)) check.addIssue({ code: 'custom', path, message: problem });
    });
}

const MOST_ENTRIES = 5000;

/** A list; one that is left out or empty holds nothing. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .max(MOST_ENTRIES)
    .nullish()
    .transform((list) => list ?? []);
}

/** A name; one that is left out is told as one that is empty. */
function nameOf(what: string) {
  return checked((text) => nameProblem(text, what), tidyName).prefault('');
}

function checked(problemOf: (text: string) => string | null, tidy: (text: string) => string) {
  return z
    .string()
    .superRefine((text, check) => {
      const problem = problemOf(text);
      if (problem !== null) check.addIssue({ code: 'custom', message: problem });
    })
    .transform(tidy);
}

interface Problem {
  path: (string | number)[];
  problem: string;
}

interface NamedPlace {
  name: string;
  path: (string | number)[];
}

function repetitions({ teams, services }: Pick<TeamsFile, 'teams' | 'services'>): Problem[] {
  const teamNames = teams.map(({ name }, index) => ({ name, path: ['teams', index, 'name'] }));
  const ofTeams = teams.flatMap((team, index) => serviceNames(team.services, ['teams', index, 'services']));
  const ofNone = serviceNames(services, ['services']);
  const ownPlatforms = teams.flatMap(({ name, platform }, index) =>
    platform && nameKey(platform) === nameKey(name)
      ? [{ path: ['teams', index, 'platform'], problem: `${name} cannot be its own platform. Leave it out.` }]
      : [],
  );
  return [...repeated(teamNames, 'team'), ...repeated([...ofTeams, ...ofNone], 'service'), ...ownPlatforms];
}

function serviceNames(services: readonly { name: string }[], path: (string | number)[]): NamedPlace[] {
  return services.map(({ name }, index) => ({ name, path: [...path, index, 'name'] }));
}

function repeated(places: readonly NamedPlace[], what: string): Problem[] {
  const seen = new Set<string>();
  return places.flatMap(({ name, path }) => {
    const isRepeated = seen.has(nameKey(name));
    seen.add(nameKey(name));
    return isRepeated ? [{ path, problem: `There are two ${what}s called "${name}". Give each its own name.` }] : [];
  });
}

function describeIssue(issue: z.core.$ZodIssue, place: (path: PathInFile) => string): string[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${place([...path, key])}: This field is not known here. Check how it is written.`);
  }
  return [`${place(path)}: ${issueInWords(issue)}`];
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'Write text here, in quotes where it looks like a number.',
  array: 'Write a list here, each entry after a hyphen.',
  object: 'Write fields here, such as name: and what it is.',
  boolean: 'Write true or false.',
};

function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : (typeWords[issue.expected] ?? issue.message);
    case 'invalid_value':
      return `Write one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `These are too many. At most ${issue.maximum} can stand here.`;
    case 'invalid_union':
      return issue.errors.flat().map(issueInWords).at(-1) ?? issue.message;
    default:
      return issue.message;
  }
}

const MOST_PROBLEMS = 20;

function refusal(problems: readonly string[]): CairnError {
  const more = problems.length > MOST_PROBLEMS ? [`And ${problems.length - MOST_PROBLEMS} more.`] : [];
  const lines = [...problems.slice(0, MOST_PROBLEMS), ...more];
  return new CairnError('invalid-input', lines.join('\n'), { field: 'text' });
}

function writeTeam({ name, kind, platform, target, repositories, services }: TeamEntry) {
  return {
    name,
    ...(kind ? { kind } : {}),
    ...(platform ? { platform } : {}),
    ...(target ? { target: { level: target.level, reason: target.reason } } : {}),
    ...listed('repositories', sortedBy(repositories, ({ address }) => address).map(writeRepository)),
    ...listed('services', sortedBy(services, ({ name: service }) => service).map(writeService)),
  };
}

function writeRepository({ address, paths = [] }: RepositoryEntry) {
  return {
    address,
    ...listed(
      'paths',
      sortedBy(paths, (path) => path),
    ),
  };
}

function writeService({ name, repository, path, production }: ServiceEntry) {
  return {
    name,
    ...(repository ? { repository } : {}),
    ...(path ? { path } : {}),
    production: production ?? true,
  };
}

function listed<Entry>(name: string, entries: readonly Entry[]): Record<string, readonly Entry[]> {
  return entries.length > 0 ? { [name]: entries } : {};
}

function sortedBy<Entry>(entries: readonly Entry[], key: (entry: Entry) => string): Entry[] {
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
