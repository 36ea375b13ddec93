import { type JsonValue, textAt } from '@/lib/scan/documents/json';

/** Labels and annotations count alike (Flux reads both), and so does any case of their values. */
const places = ['annotations', 'labels'];

function says(metadata: JsonValue | undefined, name: string, value: RegExp): boolean {
  return places.some((place) => value.test(textAt(metadata, place, `kustomize.toolkit.fluxcd.io/${name}`) ?? ''));
}

/** Whether Flux leaves what carries these labels and annotations as it is: a change in Git and a change by hand alike (rules FLUX-8). */
export function isLeftAlone(metadata: JsonValue | undefined): boolean {
  return says(metadata, 'reconcile', /^disabled$/i) || says(metadata, 'ssa', /^(ignore|ifnotpresent)$/i);
}

/** Whether Flux keeps what carries these labels and annotations once it left Git (rules FLUX-5). */
export function isSparedFromPruning(metadata: JsonValue | undefined): boolean {
  return says(metadata, 'prune', /^disabled$/i) || says(metadata, 'reconcile', /^disabled$/i);
}
