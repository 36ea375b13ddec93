import { type JsonValue, objectAt, textAt } from '@/lib/scan/documents/json';

/** Labels and annotations count alike (Flux reads both), and so does any case of their values. */
const places = ['annotations', 'labels'];

/** Whether any of some labels and annotations has such a value. */
function says(metadata: JsonValue | undefined, sayings: readonly Saying[]): boolean {
  return places.some((place) => {
    const marks = objectAt(metadata, place);
    return marks !== undefined && sayings.some(([name, value]) => value.test(textAt(marks, name) ?? ''));
  });
}

/** The name of a label or an annotation, and the values that are meant. */
type Saying = readonly [name: string, value: RegExp];

const unreconciled: Saying = ['kustomize.toolkit.fluxcd.io/reconcile', /^disabled$/i];
const leavingAlone = [unreconciled, ['kustomize.toolkit.fluxcd.io/ssa', /^(ignore|ifnotpresent)$/i]] as const;
const sparing = [unreconciled, ['kustomize.toolkit.fluxcd.io/prune', /^disabled$/i]] as const;

/** Whether a label or an annotation of this name may tell Flux to leave what carries it as it is. */
export function mayLeaveAlone(name: string): boolean {
  return leavingAlone.some(([known]) => known === name);
}

/** Whether Flux leaves what carries these labels and annotations as it is: a change in Git and a change by hand alike (rules FLUX-8). */
export function isLeftAlone(metadata: JsonValue | undefined): boolean {
  return says(metadata, leavingAlone);
}

/** Whether Flux keeps what carries these labels and annotations once it left Git (rules FLUX-5). */
export function isSparedFromPruning(metadata: JsonValue | undefined): boolean {
  return says(metadata, sparing);
}
