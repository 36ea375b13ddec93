import { Prose } from '@/components/ui/prose';

/** What the model says, section by section. */
export function TextSections({ sections }: { sections: readonly { title: string; text: string }[] }) {
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      {sections.map(({ title, text }) => (
        <section key={title}>
          <h3 className="mb-1.5 font-semibold">{title}</h3>
          <Prose text={text} />
        </section>
      ))}
    </div>
  );
}
