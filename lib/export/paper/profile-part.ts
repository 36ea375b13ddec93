import type { ReportDimension } from '@/lib/assessment/report';
import type { ProfilePart } from '@/lib/export/paper/paper';
import type { PaperWords } from '@/lib/export/paper/paper-words';

type Step = ReportDimension['steps'][number];

/** Nine dimensions by four levels: counts, no level for each and no mean. */
export function profilePart(dimensions: readonly ReportDimension[], words: PaperWords): ProfilePart {
  return {
    levels: words.model.levels.map(({ name, number }) => ({ name, number: `Level ${number}` })),
    dimensions: dimensions.map(({ id, steps }) => ({
      name: words.titles.dimension(id),
      question: words.model.dimensions.find((dimension) => dimension.id === id)?.question ?? '',
      steps: steps.toSorted((a, b) => a.level - b.level).map((step) => cellOf(step, words)),
    })),
    legend: legendOf(words),
  };
}

function cellOf(
  { met, known, all, filled }: Step,
  { pictures }: PaperWords,
): ProfilePart['dimensions'][number]['steps'][number] {
  return {
    picture: all === 0 ? null : pictures.add({ chart: 'pebbles', met, known, all }),
    filled,
    count: all === 0 ? '–' : `${met}/${all}`,
    description: `${filled ? 'Filled. ' : ''}${met} met, ${known} known, ${all} in all`,
  };
}

function legendOf({ pictures }: PaperWords): ProfilePart['legend'] {
  return [
    { picture: pictures.add({ chart: 'pebbles', met: 1, known: 1, all: 1 }), text: 'met' },
    { picture: pictures.add({ chart: 'pebbles', met: 0, known: 1, all: 1 }), text: 'known, not met or partly met' },
    { picture: pictures.add({ chart: 'pebbles', met: 0, known: 0, all: 1 }), text: 'not known' },
  ];
}
