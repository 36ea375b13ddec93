import type { LevelNumber, ReportLevel } from '@/lib/assessment/report';
import { levelName } from '@/lib/export/level-words';
import type { Pictures } from '@/lib/export/paper/picture';
import { Titles } from '@/lib/export/titles';
import type { Model } from '@/lib/model/model';
import type { ModelPages } from '@/lib/model/pages';

/** What every part of a paper is written with. */
export interface PaperWords {
  model: Model;
  pages: ModelPages;
  titles: Titles;
  pictures: Pictures;
}

export function paperWords(model: Model, pages: ModelPages, pictures: Pictures): PaperWords {
  return { model, pages, titles: new Titles(model), pictures };
}

/** "Core GitOps, Level 1"; "Not yet placed" where no level is held. */
export function standing(level: LevelNumber | null, { model }: PaperWords): string {
  return level === null ? 'Not yet placed' : levelName(level, model.levels);
}

/** "Level 1"; "none" where no level is held: for the cells of a table. */
export function shortStanding(level: LevelNumber | null): string {
  return level === null ? 'not yet placed' : `Level ${level}`;
}

export const FIGURES = [
  { key: 'verified', name: 'Verified', meaning: 'every gate is proved by evidence' },
  { key: 'indicated', name: 'Indicated', meaning: 'as verified, but for gates that no connected source can show' },
  { key: 'claimed', name: 'Claimed', meaning: 'evidence where there is any, else answers' },
  { key: 'possible', name: 'Possible', meaning: 'what finding out more can still settle' },
] as const;

/** The name of the picture of a cairn with these figures. */
export function cairnPicture(
  { verified, indicated, claimed, possible }: Pick<ReportLevel, 'verified' | 'indicated' | 'claimed' | 'possible'>,
  { pictures }: PaperWords,
): string {
  return pictures.add({ chart: 'cairn', verified, indicated, claimed, possible });
}

/** What a level and the next one bring to leadership, from their pages. Level null: only what comes next. */
export function bringsOf(
  level: LevelNumber | null,
  { model, pages }: PaperWords,
): { title: string; benefits: string[] }[] {
  const next = level === null ? 0 : level + 1;
  return pages.levels
    .filter((page) => page.level === level || page.level === next)
    .map((page) => ({
      title: `${page.level === level ? 'What it brings' : 'What comes next'}: ${levelName(page.level, model.levels)}`,
      benefits: page.benefits.filter(({ audience }) => audience === 'leadership').map(({ benefit }) => benefit),
    }));
}
