import { join, resolve } from 'node:path';
import type { LevelNumber, Report } from '@/lib/assessment/report';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { withFactsCache } from '@/lib/cli/facts-cache';
import { type FailCondition, judgeFailConditions, readFailCondition } from '@/lib/cli/fail-on';
import { readMoment } from '@/lib/cli/moment';
import { readPackage } from '@/lib/cli/package-facts';
import { createProgressLine } from '@/lib/cli/progress-line';
import { CairnError } from '@/lib/errors';
import { renderJson } from '@/lib/export/json';
import { renderMarkdown } from '@/lib/export/markdown';
import { renderSarif } from '@/lib/export/sarif';
import { renderTable } from '@/lib/export/table';
import { visibleSentence } from '@/lib/export/visible-text';
import { LEVELS, type Model } from '@/lib/model/model';
import { readModel } from '@/lib/model/read-content';
import { assessRepositories } from '@/lib/services/assess-repositories';
import { evidenceLink } from '@/lib/services/evidence-link';

const FORMATS = ['table', 'json', 'markdown', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

/** `cairn assess`: what repositories show, with no server and no account. */
export const assessCommand: Command = {
  name: 'assess',
  usage: '<path-or-url>… [options]',
  summary: 'Assess repositories: the level that they show, what holds the next one back, and what to do next.',
  options: [
    { name: 'revision', value: 'R', text: 'A branch, a tag or a commit; the default branch or HEAD unless given.' },
    { name: 'at', value: 'DATE', text: 'As of a date: the last commit at or before it. A day begins at 00:00 UTC.' },
    {
      name: 'path',
      value: 'FOLDER',
      repeated: true,
      text: 'Look at this folder of a monorepository, and at what it stands on, alone.',
    },
    { name: 'include-tests', text: 'Count tests, examples and vendored files too.' },
    { name: 'format', value: 'FORMAT', text: 'table (for people), json (the whole report), markdown or sarif.' },
    {
      name: 'min-level',
      value: 'N',
      text: 'Exit with 1 when the indicated level is below N (0 to 3), or there is none.',
    },
    {
      name: 'fail-on',
      value: 'ID',
      repeated: true,
      text:
        'Exit with 1 when this criterion is not or only partly met, this risk is seen, or this practice is absent. ' +
        'Write criterion/ID or indicator/ID where an id names both.',
    },
  ],
  notes: [
    'Several repositories are judged together, as those of one team. Only what is committed counts.',
    'A path is read in place; a URL is fetched into the data folder.',
    'It judges by the model as delivered: thresholds and gates changed in the application do not count here.',
  ],
  run: runAssess,
};

interface AssessRequest {
  addresses: readonly string[];
  format: Format;
  minLevel: LevelNumber | null;
  failOn: FailCondition[];
  at: Date | null;
  now: Date;
}

async function runAssess(given: Given, session: Session): Promise<ExitCode> {
  const model = readModel(join(session.projectFolder, 'content'));
  const request = readRequest(given, session, model);
  const report = await collectReport(given, request, session, model);
  await session.terminal.print(render(report, model, request.format, session));
  const { failed, untold } = judgeFailConditions(request.failOn, report);
  const below = levelShortfall(report, request.minLevel);
  for (const sentence of untold)
    session.terminal.tell(`cairn: ${visibleSentence(sentence)} This does not fail the run.\n`);
  for (const sentence of [...below, ...failed]) session.terminal.tell(`cairn: ${visibleSentence(sentence)}\n`);
  return below.length + failed.length > 0 ? 1 : 0;
}

/** Everything that can be wrong in what was typed is found before anything is read. */
function readRequest(given: Given, session: Session, model: Model): AssessRequest {
  if (given.positionals.length === 0) {
    throw new CairnError('invalid-input', 'Name at least one repository, such as: cairn assess .');
  }
  const at = given.value('at');
  const now = given.value('now');
  return {
    addresses: given.positionals,
    format: readFormat(given.value('format')),
    minLevel: readLevel(given.value('min-level')),
    failOn: given.values('fail-on').map((text) => readFailCondition(text, model)),
    at: at === null ? null : readMoment('at', at),
    now: now === null ? session.now() : readMoment('now', now),
  };
}

function readFormat(text: string | null): Format {
  const format = FORMATS.find((each) => each === (text ?? 'table'));
  if (format === undefined) {
    throw new CairnError('invalid-input', `--format "${text}" is not known. Choose one of: ${FORMATS.join(', ')}.`);
  }
  return format;
}

function readLevel(text: string | null): LevelNumber | null {
  if (text === null) return null;
  const level = LEVELS.find((each) => String(each) === text.trim());
  if (level === undefined)
    throw new CairnError('invalid-input', `--min-level "${text}" is not a level. Give 0, 1, 2 or 3.`);
  return level;
}

async function collectReport(given: Given, request: AssessRequest, session: Session, model: Model): Promise<Report> {
  const { environment, signal, workingFolder } = session;
  const data = given.value('data');
  const dataFolder = data === null ? environment.CAIRN_DATA : resolve(workingFolder, data);
  const progress = createProgressLine(session.terminal);
  try {
    return await withFactsCache(dataFolder, session.now, (cache) =>
      assessRepositories({
        addresses: request.addresses,
        revision: given.value('revision') ?? undefined,
        paths: given.values('path'),
        at: request.at ?? undefined,
        includeTests: given.has('include-tests'),
        now: request.now,
        dataFolder,
        cache,
        model,
        environment,
        onProgress: progress.show,
        signal,
      }),
    );
  } finally {
    progress.clear();
  }
}

function render(report: Report, model: Model, format: Format, { terminal, projectFolder }: Session): string {
  switch (format) {
    case 'table':
      return renderTable(report, model, terminal);
    case 'json':
      return renderJson(report);
    case 'markdown':
      return renderMarkdown(report, model, { linkTo: evidenceLink });
    case 'sarif':
      return renderSarif(report, model, readPackage(projectFolder));
  }
}

function levelShortfall({ level }: Report, minLevel: LevelNumber | null): string[] {
  if (minLevel === null || (level.indicated !== null && level.indicated >= minLevel)) return [];
  const shown = {
    placed: `Level ${level.indicated} is indicated`,
    'not-yet-placed': 'No level is held yet',
    'nothing-deployed': 'There is no level, since nothing here is deployed',
  }[level.placement];
  return [`${shown}; --min-level asks for Level ${minLevel}.`];
}
