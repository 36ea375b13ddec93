import { LevelStones } from '@/components/charts/level-stones';
import { TextLink } from '@/components/ui/text-link';

export default function NotFoundPage() {
  return (
    <div className="mx-auto flex max-w-text flex-col items-start gap-4 py-12">
      <LevelStones states={['open', 'open', 'open', 'open']} label={null} className="size-20" />
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing at this address</h1>
      <p className="text-ink-soft">
        It may have been removed, or the address was not copied whole.{' '}
        <TextLink href="/">See the latest assessments.</TextLink>
      </p>
    </div>
  );
}
