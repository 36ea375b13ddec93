import { locateKey } from '@/lib/scan/documents/locate';

/** Keys of agent objects whose value decides a rule; a template may put them behind a condition. */
const deciding: Record<string, readonly (readonly string[])[]> = {
  'argoproj.io/Application': [
    ['spec', 'syncPolicy'],
    ['spec', 'syncPolicy', 'automated'],
    ['spec', 'syncPolicy', 'automated', 'selfHeal'],
    ['spec', 'syncPolicy', 'automated', 'prune'],
  ],
  'argoproj.io/ApplicationSet': [
    ['spec', 'template', 'spec', 'syncPolicy'],
    ['spec', 'template', 'spec', 'syncPolicy', 'automated'],
    ['spec', 'template', 'spec', 'syncPolicy', 'automated', 'selfHeal'],
    ['spec', 'template', 'spec', 'syncPolicy', 'automated', 'prune'],
  ],
  'kustomize.toolkit.fluxcd.io/Kustomization': [
    ['spec', 'suspend'],
    ['spec', 'prune'],
  ],
  'helm.toolkit.fluxcd.io/HelmRelease': [
    ['spec', 'suspend'],
    ['spec', 'driftDetection'],
  ],
};

/**
 * Dotted keys of a templated document that stand inside an `if`, `with` or `range` which does not enclose the whole document:
 * whether they are there depends on values, so they are unknown, never true or false.
 */
export function conditionalKeys(text: string, depths: readonly number[], apiVersion: string, kind: string): string[] {
  const keys = deciding[`${apiVersion.split('/')[0]}/${kind}`];
  if (!keys) return [];
  const root = depths[locateKey(text, ['kind']) - 1] ?? 0;
  return keys.filter((key) => (depths[locateKey(text, key) - 1] ?? 0) > root).map((key) => key.join('.'));
}
