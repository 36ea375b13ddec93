import { LevelStones } from '@/components/charts/level-stones';
import { modelLinks } from '@/components/report/model-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { TextLink } from '@/components/ui/text-link';

/** The four levels, with as many stones each. */
export function LevelList({ texts }: { texts: ReportTexts }) {
  return (
    <ol className="flex flex-col gap-4">
      {texts.model.levels.map(({ number, name, line }) => (
        <li key={number} className="flex gap-4">
          <LevelStones
            states={[0, 1, 2, 3].map((level) => (level <= number ? 'verified' : 'open'))}
            label={null}
            className="mt-0.5 size-11 shrink-0"
          />
          <div>
            <h2 className="font-semibold">
              <TextLink href={modelLinks.levelPage(number)} className="text-ink decoration-line-strong">
                {name}
              </TextLink>{' '}
              <span className="font-normal text-ink-faint">Level {number}</span>
            </h2>
            <p className="max-w-text text-sm text-ink-soft">{line}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
