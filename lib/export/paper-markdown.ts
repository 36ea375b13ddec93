import { markdownSentence } from '@/lib/export/markdown-text';
import type { OrganizationPaper, PaperHead, ProfilePart, SharedPage, TeamPaper } from '@/lib/export/paper/paper';

/** What stands above the Markdown of a team's Report: whose it is, its target, what changed, what is asked. */
export function teamMarkdownHead({ head, result, pending }: TeamPaper): string {
  return join([
    ...headLines(head),
    ...(result === null
      ? [[markdownSentence(pending)]]
      : [
          [
            `**Target:** ${markdownSentence(result.level.target)}`,
            '',
            `**Change:** ${markdownSentence(result.level.change)}`,
          ],
          decisionLines(result.page),
        ]),
  ]);
}

/** An organization's paper as Markdown. Nothing that people or repositories wrote can become markup. */
export function renderOrganizationMarkdown(paper: OrganizationPaper): string {
  const { level, page, teams, plan, basis } = paper;
  return join([
    ...headLines(paper.head),
    [`## ${markdownSentence(level.headline)}`, '', markdownSentence(level.line)],
    table(
      ['Figure', 'Level', 'What it says'],
      level.figures.map(({ name, level: held, meaning }) => [name, held, meaning]),
    ),
    ['### Teams in each standing'],
    table(
      ['Figure', ...level.distribution.columns],
      level.distribution.rows.map(({ name, counts }) => [name, ...counts]),
    ),
    table(
      ['Production services of teams that verified at least', 'Services'],
      level.coverage.map(({ name, count }) => [name, count]),
    ),
    level.coverageNote === '' ? [] : [markdownSentence(level.coverageNote)],
    listUnder(
      '### Look at this first',
      page.safety.map(({ title, text }) => `${title}: ${text}`),
    ),
    page.moreSafety === null ? [] : [markdownSentence(page.moreSafety)],
    decisionLines(page),
    deliveryLines(page),
    ['### Teams'],
    table(
      ['Team', 'Kind', 'Verified', 'Indicated', 'Target', 'Note'],
      teams.rows.map(({ name, kind, verified, indicated, target, note }) => [
        name,
        kind,
        verified,
        indicated,
        target,
        note,
      ]),
    ),
    teams.more === null ? [] : [markdownSentence(teams.more)],
    ['### Profile over the teams'],
    profileTable(paper.profile),
    ['### Roadmap', '', ...(plan.beginning === null ? [] : [markdownSentence(plan.beginning)])],
    table(
      ['Step', 'Owner', 'Effort', 'Quarter (proposed)', plan.resultHeading],
      plan.rows.map(({ step, who, effort, quarter, result }) => [step, who, effort, quarter, result]),
    ),
    plan.more === null ? [] : [markdownSentence(plan.more)],
    ['### What was not verified', '', markdownSentence(basis.known)],
    basis.notes.map((note) => `- ${markdownSentence(note)}`),
    [`Model ${markdownSentence(basis.model)}. ${markdownSentence(basis.rest)}`],
  ]);
}

function headLines({ title, kind, facts, sample }: PaperHead): string[][] {
  return [
    [`# ${markdownSentence(title)}`, '', `${[kind, ...facts].map(markdownSentence).join(' · ')}`],
    sample === null ? [] : [`**${markdownSentence(sample)}**`],
  ];
}

function decisionLines({ decisions }: SharedPage): string[] {
  if (decisions.length === 0) return [];
  return [
    '### Decisions asked',
    '',
    ...decisions.map(
      ({ who, title, text }, index) =>
        `${index + 1}. **${markdownSentence(title)}** (${markdownSentence(who)}): ${markdownSentence(text)}`,
    ),
  ];
}

function deliveryLines({ delivery, deliveryNote }: SharedPage): string[] {
  return [
    '### Delivery performance',
    '',
    ...table(
      delivery.map(({ name }) => name),
      [delivery.map(({ figure, detail }) => (detail === null ? figure : `**${figure}**. ${detail}`))],
    ),
    '',
    markdownSentence(deliveryNote),
  ];
}

function profileTable({ levels, dimensions }: ProfilePart): string[] {
  return table(
    ['Dimension', ...levels.map(({ number }) => number)],
    dimensions.map(({ name, steps }) => [name, ...steps.map(({ count }) => count)]),
  );
}

function listUnder(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [heading, '', ...items.map((item) => `- ${markdownSentence(item)}`)];
}

/** Empty where there is no row. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(markdownSentence).join(' | ')} |`;
  return [line(header), `| ${header.map(() => '---').join(' | ')} |`, ...rows.map(line)];
}

function join(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
