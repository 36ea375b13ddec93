import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/**
 * Who may import whom, as an allow-list that fails closed: a folder without a row, and an import that its row does not name, both fail.
 * The longest prefix decides. Own folder is always allowed. `packages` are what may come from outside.
 */
const rooms: Record<string, { may: string[]; packages: string[]; pure?: boolean }> = {
  app: {
    may: [
      'lib/services',
      'components',
      'lib/context',
      'lib/errors',
      'lib/paths',
      'lib/format',
      'lib/assessment/report',
      'lib/assessment/dispute',
      'lib/assessment/wording',
      'lib/assessment/history-report',
      'lib/assessment/team-kind',
      'lib/assessment/result-changes',
      'lib/assessment/holding-gates',
      'lib/assessment/organization-report',
      'lib/delivery/figure-words',
      'lib/delivery/metric-events',
      'lib/model/model',
      'lib/model/overlay',
      'lib/model/pages',
      'lib/jobs/job',
      'lib/export/report-format',
    ],
    packages: ['react', 'next', 'lucide-react', 'zod'],
  },
  'components/ui': {
    may: ['lib/format', 'lib/paths'],
    packages: ['react', 'next', '@base-ui', 'lucide-react', 'clsx', 'tailwind-merge', 'react-dom'],
  },
  'components/charts': { may: ['components/ui', 'lib/format'], packages: ['react'] },
  'components/report': {
    may: [
      'components/ui',
      'components/charts',
      'lib/delivery/benchmark-position',
      'lib/delivery/chart-data',
      'lib/delivery/delivery-report',
      'lib/delivery/failure-list',
      'lib/delivery/figure-words',
      'lib/delivery/first-deployments',
      'lib/delivery/infrastructure-waiting',
      'lib/delivery/environment-tier',
      'lib/model/benchmarks',
      'lib/model/delivery-guide',
      'lib/assessment/report',
      'lib/assessment/dispute',
      'lib/assessment/history-report',
      'lib/assessment/result-changes',
      'lib/assessment/holding-gates',
      'lib/assessment/organization-report',
      'lib/assessment/wording',
      'lib/model/model',
      'lib/model/pages',
      'lib/format',
      'lib/paths',
    ],
    packages: ['react', 'next', 'lucide-react'],
  },
  'lib/model': { may: [], packages: ['zod', 'js-yaml', 'node:fs', 'node:path'] },
  'lib/git': { may: ['lib/errors'], packages: ['node:', 'zod'] },
  'lib/scan/documents': {
    may: [
      'lib/scan/environments',
      'lib/scan/flow-history',
      'lib/scan/environment-places',
      'lib/scan/evidence',
      'lib/scan/declarations',
    ],
    packages: ['js-yaml', 'yaml', 'zod'],
    pure: true,
  },
  'lib/scan/indicators': { may: ['lib/scan', 'lib/assessment/wording'], packages: [], pure: true },
  'lib/scan': {
    may: [
      'lib/scan/documents',
      'lib/scan/indicators',
      'lib/git',
      'lib/model/model',
      'lib/errors',
      'lib/assessment/repository-facts',
      'lib/assessment/report',
    ],
    packages: [],
  },
  'lib/scan/connected': {
    may: [
      'lib/assessment/connected-facts',
      'lib/assessment/delivery-facts',
      'lib/assessment/fact-fields',
      'lib/assessment/git-host-facts',
      'lib/assessment/runtime-facts',
      'lib/assessment/wording',
      'lib/delivery/practice-facts',
      'lib/scan/evidence',
    ],
    packages: [],
    pure: true,
  },
  'lib/assessment': {
    may: [
      'lib/delivery/delivery-report',
      'lib/delivery/practice-facts',
      'lib/model/model',
      'lib/scan/evidence',
      'lib/scan/declarations',
      'lib/scan/connected/view/observe-connected',
      'lib/scan/connected/view/days',
    ],
    packages: ['zod'],
    pure: true,
  },
  'lib/delivery': {
    may: [
      'lib/scan/environments',
      'lib/scan/documents/remember',
      'lib/git/repository-url',
      'lib/model/benchmarks',
      'lib/model/model',
    ],
    packages: ['zod'],
    pure: true,
  },
  // Deployments read from the history of a configuration repository, in the documents that the scan knows.
  'lib/delivery/configuration': {
    may: [
      'lib/delivery/deployment-record',
      'lib/delivery/version-order',
      'lib/scan/documents',
      'lib/scan/environments',
      'lib/scan/environment-places',
    ],
    packages: [],
    pure: true,
  },
  'lib/export': {
    may: [
      'lib/delivery/delivery-report',
      'lib/delivery/deployment-record',
      'lib/delivery/events',
      'lib/delivery/figure-words',
      'lib/delivery/benchmark-position',
      'lib/model/benchmarks',
      'lib/assessment/report',
      'lib/assessment/dispute',
      'lib/assessment/history-report',
      'lib/model/model',
      'lib/format',
      'lib/git/file-view-url',
      'lib/git/address',
      'lib/assessment/wording',
      'lib/connectors/fact-file/schema',
      'lib/scan/documents/cairn-file',
      'lib/git/repository-url',
      'lib/scan/evidence',
      'lib/assessment/organization-report',
      'lib/model/pages',
    ],
    packages: ['zod', 'node:util'],
    pure: true,
  },
  'lib/connectors/fact-file': {
    may: [
      'lib/assessment/connected-facts',
      'lib/assessment/git-host-facts',
      'lib/assessment/runtime-facts',
      'lib/errors',
      'lib/git/repository-url',
      'lib/scan/documents/yaml',
      'lib/scan/environments',
    ],
    packages: ['zod'],
    pure: true,
  },
  'lib/connectors/cd-events': {
    may: ['lib/delivery/read-events', 'lib/delivery/describe-issues', 'lib/delivery/environment-tier'],
    packages: ['zod'],
    pure: true,
  },
  'lib/connectors/devlake': {
    may: ['lib/delivery/read-events', 'lib/delivery/describe-issues'],
    packages: ['zod'],
    pure: true,
  },
  'lib/organization': {
    may: ['lib/errors', 'lib/assessment/team-kind', 'lib/model/model'],
    packages: ['zod', 'yaml'],
    pure: true,
  },
  /** Sets papers as PDF: its native compiler runs in a process of its own. */
  'lib/pdf': {
    may: ['lib/export/paper/picture', 'components/charts'],
    packages: ['@myriaddreamin/typst-ts-node-compiler', 'react', 'react-dom', 'node:fs', 'node:path', 'zod'],
  },
  'lib/services': {
    may: [
      'lib/export',
      'lib/pdf/pdf-input',
      'lib/organization',
      'lib/connectors',
      'lib/context',
      'lib/errors',
      'lib/env',
      'lib/git',
      'lib/scan',
      'lib/assessment',
      'lib/model',
      'lib/delivery',
      'lib/jobs',
      'lib/log',
      'lib/sample',
      'db',
    ],
    packages: ['node:'],
  },
  // The sample organization: made-up content and pasts, the same for the same day.
  'lib/sample': { may: [], packages: [], pure: true },
  'lib/jobs': {
    may: [
      'lib/services',
      'lib/context',
      'lib/errors',
      'lib/env',
      'lib/log',
      'lib/model',
      'lib/scan/facts-cache',
      'db',
      'lib/assessment',
    ],
    packages: ['node:', 'zod'],
  },
  'lib/cli': {
    may: [
      'lib/services',
      'lib/export',
      'lib/context',
      'lib/env',
      'lib/errors',
      'lib/jobs',
      'lib/model',
      'lib/assessment/report',
      'lib/assessment/history-report',
      'lib/log',
      'db',
    ],
    packages: ['node:', 'zod'],
  },
  'lib/context': {
    may: ['lib/env', 'lib/log', 'lib/model', 'lib/errors', 'lib/scan/facts-cache', 'db'],
    packages: ['node:'],
  },
  'lib/env': { may: ['lib/errors'], packages: ['zod', 'node:'] },
  'lib/errors': { may: [], packages: [] },
  'lib/log': { may: [], packages: [] },
  'lib/paths': { may: [], packages: [] },
  'lib/format': { may: [], packages: [] },
  db: {
    may: [
      'lib/assessment',
      'lib/delivery',
      'lib/model/model',
      'lib/model/overlay',
      'lib/scan/facts-cache',
      'lib/jobs/job',
      'lib/errors',
      'lib/env',
    ],
    packages: ['drizzle-orm', 'drizzle-kit', 'better-sqlite3', 'pg', 'zod', 'node:'],
  },
};

const folders = ['app', 'components', 'lib', 'db'];

function sourceFiles(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function roomOf(path: string): string | null {
  const bare = path.replace(/\.tsx?$/, '');
  const names = Object.keys(rooms).filter((room) => bare === room || bare.startsWith(`${room}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? null;
}

function importsOf(text: string): string[] {
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function isAllowed(file: string, imported: string): boolean {
  const room = roomOf(file);
  if (room === null) return false;
  const rule = rooms[room];
  if (!rule) return false;
  if (imported.startsWith('.'))
    return imported.endsWith('.css') || !relative(room, join(dirname(file), imported)).startsWith('..');
  if (!imported.startsWith('@/')) {
    return rule.packages.some(
      (name) => imported === name || imported.startsWith(name.endsWith(':') ? name : `${name}/`),
    );
  }
  const target = imported.slice(2);
  const own = roomOf(target) === room;
  return own || rule.may.some((prefix) => target === prefix || target.startsWith(`${prefix}/`));
}

const files = folders.flatMap(sourceFiles);

describe('architecture', () => {
  it('gives every source file a room', () => {
    expect(files.filter((file) => roomOf(file) === null)).toEqual([]);
  });

  it('lets nobody import what its room may not know', () => {
    const wrong = files.flatMap((file) =>
      importsOf(readFileSync(join(root, file), 'utf8'))
        .filter((imported) => !isAllowed(file, imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps pure rooms free of clock, network, process and chance', () => {
    const forbidden = /\bfetch\(|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\./;
    const wrong = files.filter(
      (file) => rooms[roomOf(file) ?? '']?.pure && forbidden.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in lib/env.ts alone', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')));
    const entries = ['lib/cli/main.ts', 'lib/context.ts', 'lib/env.ts'];
    expect(readers.filter((file) => !entries.includes(file))).toEqual([]);
  });

  it('writes SQL in db/store alone', () => {
    const sql = /\bsql`|\.prepare\(|from 'drizzle-orm/;
    const wrong = files.filter((file) => !file.startsWith('db/') && sql.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('keeps files small', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 260);
    expect(long).toEqual([]);
  });

  it('gives no file a name that tells nothing', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|constants)(\.|\/)/.test(file))).toEqual([]);
  });
});
