import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FrequencyAnswer } from '@/lib/delivery/delivery-report';
import { ModelError } from '@/lib/model/model-error';
import { parseBenchmarks } from '@/lib/model/parse-benchmarks';

/** The files of the project, with a part of one replaced. */
function files(path?: string, from?: string, to?: string): Map<string, string> {
  const read = readdirSync('content/benchmarks').map((name): [string, string] => {
    return [`benchmarks/${name}`, readFileSync(`content/benchmarks/${name}`, 'utf8')];
  });
  const all = new Map(read);
  if (path === undefined || from === undefined || to === undefined) return all;
  const before = all.get(path) ?? '';
  expect(before).toContain(from);
  return all.set(
    path,
    before.replace(from, () => to),
  );
}

function mistakes(map: ReadonlyMap<string, string>): string[] {
  try {
    parseBenchmarks(map);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return String(error).split('\n').slice(1);
  }
  return expect.unreachable('the benchmarks were taken as right');
}

describe('lib/model/parse-benchmarks.ts', () => {
  it('reads the tiers of five years, newest first, each with its source', () => {
    const { tiers } = parseBenchmarks(files());
    expect(tiers.map(({ year }) => year)).toEqual([2024, 2023, 2022, 2021, 2019]);
    expect(tiers.map(({ clusters }) => clusters.length)).toEqual([4, 4, 3, 4, 4]);
    expect(tiers.every(({ source }) => source.licence !== '' && source.use !== '')).toBe(true);
  });

  it('keeps the fail rates of 2024 as printed, where the second group fails more often than the third', () => {
    const [tiers] = parseBenchmarks(files()).tiers;
    expect(tiers?.clusters.map((cluster) => cluster['change-fail-rate'])).toEqual([
      { mean: 0.05 },
      { mean: 0.2 },
      { mean: 0.1 },
      { mean: 0.4 },
    ]);
  });

  it('asks for the frequency in the answers that Cairn gives', () => {
    const { answers } = parseBenchmarks(files());
    expect(answers.questions['deployment-frequency'].map(({ id }) => id)).toEqual(FrequencyAnswer.options);
  });

  it('names what is missing', () => {
    const map = files();
    map.delete('benchmarks/answers.yaml');
    expect(mistakes(map)).toEqual(['content/benchmarks/answers.yaml: file: is missing']);
  });

  it('refuses a file that it does not know and a year that is not that of the name', () => {
    const strange = files().set('benchmarks/notes.yaml', 'year: 2020');
    expect(mistakes(strange)[0]).toMatch(/^content\/benchmarks\/notes\.yaml: file name: is not known: use /);
    expect(mistakes(files('benchmarks/tiers-2021.yaml', 'year: 2021', 'year: 2020'))).toEqual([
      'content/benchmarks/tiers-2021.yaml: field year: must be 2021, as the name of the file says',
    ]);
  });

  it('refuses tiers of a year from which on there are none', () => {
    const map = files().set('benchmarks/tiers-2025.yaml', files().get('benchmarks/tiers-2024.yaml') ?? '');
    expect(mistakes(new Map([...map].map(([path, text]) => [path, text.replace('year: 2024', 'year: 2025')])))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^content\/benchmarks\/tiers-2025\.yaml: field year: /)]),
    );
  });

  it('refuses shares that are no whole, and an answer without a share', () => {
    const [path, share] = ['benchmarks/distribution.yaml', '    under-a-week: 0.319\n'];
    expect(mistakes(files(path, share, '    under-a-week: 0.219\n'))).toEqual([
      'content/benchmarks/distribution.yaml: field answers.change-lead-time: must add up to 1, and gives 0.898',
    ]);
    expect(mistakes(files(path, share, ''))[0]).toMatch(
      /must give a share for each answer in its order: under-an-hour, /,
    );
  });

  it('refuses fail rates whose limits do not rise', () => {
    expect(mistakes(files('benchmarks/distribution.yaml', 'below: 0.04', 'below: 0.01'))).toEqual([
      'content/benchmarks/distribution.yaml: field failRates: must rise from line to line, and only the last line has no limit',
    ]);
  });

  it('refuses a group that names no answer of the question', () => {
    expect(mistakes(files('benchmarks/tiers-2019.yaml', 'answers: [weekly]', 'answers: [often]'))).toEqual([
      'content/benchmarks/tiers-2019.yaml: High, deployment-frequency: names no answer of the question: often',
    ]);
  });
});
