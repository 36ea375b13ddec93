import { modelLinks } from '@/components/report/model-links';
import type { GateSetting, ThresholdSetting } from '@/components/report/model-settings';
import { isShare, thresholdText } from '@/components/report/threshold-words';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { Disclosure } from '@/components/ui/disclosure';
import { Code } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';

interface ThresholdFieldProps {
  setting: ThresholdSetting;
  /** As typed. */
  value: string;
  error: string | undefined;
}

const control = 'block min-h-10 rounded-md border bg-surface px-3 py-2';

/** A number with the sentence that it stands in, and what it is as delivered. */
export function ThresholdField({ setting, value, error }: ThresholdFieldProps) {
  const { name, words, delivered, current } = setting;
  const id = `thresholds.${name}`;
  const describedBy = `${id}-about${error ? ` ${id}-error` : ''}`;
  return (
    <div className="grid gap-x-8 gap-y-2 py-4 sm:grid-cols-[minmax(0,42rem)_10rem] sm:items-start">
      <div className="min-w-0 text-sm">
        <label htmlFor={id} className="block font-medium">
          {words.replace('{value}', '…')}
        </label>
        <p id={`${id}-about`} className="mt-1 text-xs text-ink-faint">
          Delivered: <span className="font-semibold">{thresholdText(name, delivered)}</span>
          {current === delivered ? null : <Edited />} <Code>{name}</Code>
        </p>
        <UsedBy setting={setting} />
      </div>
      <div>
        <div className="flex items-center gap-2">
          <input
            id={id}
            name={id}
            defaultValue={value}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            className={classNames(control, 'w-28 tabular-nums', error ? 'border-2 border-bad' : 'border-line-strong')}
          />
          {isShare(name) ? <span className="text-sm text-ink-soft">%</span> : null}
        </div>
        {error ? (
          <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-bad">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Edited() {
  return (
    <Badge tone="accent" className="mx-1.5">
      Edited
    </Badge>
  );
}

function UsedBy({ setting: { usedBy } }: Pick<ThresholdFieldProps, 'setting'>) {
  if (usedBy.length === 0) return null;
  return (
    <p className="mt-1 text-xs text-ink-faint">
      In:{' '}
      {usedBy.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 ? '; ' : null}
          <TextLink href={modelLinks.criterionPage(id)}>{title}</TextLink>
        </span>
      ))}
    </p>
  );
}

interface GateFieldsProps {
  gates: readonly GateSetting[];
  /** By id of the criterion. */
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

/** Which practices of a dimension are gates, and of which level. */
export function GateFields({ gates, values, errors }: GateFieldsProps) {
  if (gates.length === 0) return null;
  const held = gates.filter(({ id }) => values[id] !== 'none').length;
  const isTouched = gates.some(({ id, delivered, current }) => delivered !== current || errors[`gates.${id}`]);
  return (
    <Disclosure
      title={
        <span className="text-sm font-semibold">
          Gates: {held} of {gates.length} practices
        </span>
      }
      open={isTouched}
      className="mt-4 px-2"
    >
      <div className="divide-y divide-line pl-6">
        {gates.map((gate) => (
          <GateField key={gate.id} gate={gate} value={values[gate.id] ?? 'none'} error={errors[`gates.${gate.id}`]} />
        ))}
      </div>
    </Disclosure>
  );
}

function GateField({ gate, value, error }: { gate: GateSetting; value: string; error: string | undefined }) {
  const id = `gates.${gate.id}`;
  const levels = [0, 1, 2, 3].filter((level) => level >= gate.level);
  return (
    <div className="grid gap-x-8 gap-y-2 py-3 sm:grid-cols-[minmax(0,42rem)_10rem] sm:items-center">
      <div className="min-w-0 text-sm">
        <label htmlFor={id} className="font-medium">
          {gate.title}
        </label>
        <p id={`${id}-about`} className="mt-0.5 text-xs text-ink-faint">
          A practice of Level {gate.level}. Delivered:{' '}
          {gate.delivered === null ? 'no gate' : `gate of Level ${gate.delivered}`}
          {gate.current === gate.delivered ? null : <Edited />}
        </p>
        {error ? (
          <p id={`${id}-error`} className="mt-1 text-sm font-medium text-bad">
            {error}
          </p>
        ) : null}
      </div>
      {/* A form that was answered is reset to what it was first drawn with: drawn anew, it keeps what was chosen. */}
      <select
        key={value}
        id={id}
        name={id}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-about${error ? ` ${id}-error` : ''}`}
        className={classNames(control, 'w-40 text-sm', error ? 'border-2 border-bad' : 'border-line-strong')}
      >
        <option value="none">No gate</option>
        {levels.map((level) => (
          <option key={level} value={String(level)}>
            Gate of Level {level}
          </option>
        ))}
      </select>
    </div>
  );
}
