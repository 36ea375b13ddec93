import path from 'node:path';
import { z } from 'zod';
import { CairnError } from '@/lib/errors';

/** What git and the programs that it starts (ssh, the credential helper) may see of the environment. */
const passedToGit = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'XDG_CONFIG_HOME',
  'SSH_AUTH_SOCK',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'all_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
  'SystemRoot',
  'USERPROFILE',
  'APPDATA',
] as const;

/**
 * Which kind of database this process uses. The tables are built for one kind when they are loaded, so this is settled before
 * anything else is; `readEnvironment` refuses what is no address of PostgreSQL.
 */
export const databaseEngine: 'sqlite' | 'postgres' = process.env.DATABASE_URL ? 'postgres' : 'sqlite';

const flag = z
  .enum(['0', '1', 'false', 'true'], { error: 'must be 1 or 0' })
  .default('0')
  .transform((value) => value === '1' || value === 'true');

const Variables = z.object({
  PATH: z.string().default(''),
  HOME: z.string().default(''),
  CAIRN_DATA: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a whole number')
    .min(1, 'must be 1 to 65535')
    .max(65_535, 'must be 1 to 65535')
    .default(4173),
  CAIRN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  NO_COLOR: z.string().optional(),
  CAIRN_ALLOW_FILE: flag,
  CAIRN_ALLOW_HTTP: flag,
});

/** The settings of this process, read once at its start. */
export interface Environment extends Omit<z.infer<typeof Variables>, 'CAIRN_DATA'> {
  /** Absolute path of the data folder. */
  CAIRN_DATA: string;
  /** The variables that git may see; never a secret of Cairn's own. */
  git: Record<string, string>;
}

/**
 * Reads the environment: the only place that does. A variable that is set to nothing counts as not set.
 * `projectRoot` is where the default data folder is. Throws `invalid-input` that lists all problems at once.
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
): Environment {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Variables.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `- ${issue.path.join('.')} ${issue.message}`);
    throw new CairnError('invalid-input', `Change these environment variables:\n${problems.join('\n')}`);
  }
  return {
    ...parsed.data,
    CAIRN_DATA: path.resolve(projectRoot, parsed.data.CAIRN_DATA ?? 'data'),
    git: Object.fromEntries(passedToGit.flatMap((name) => (source[name] ? [[name, source[name]]] : []))),
  };
}
