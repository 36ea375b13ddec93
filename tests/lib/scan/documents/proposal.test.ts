import { describe, expect, it } from 'vitest';
import { argocdSelfHeal } from '@/lib/scan/indicators/argocd-self-heal';
import { fluxPrune } from '@/lib/scan/indicators/flux-prune';
import { inventoryOf } from '@/tests/factories/scanned-files';

const application = (name: string, destination: string, policy: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name} }
spec:
  project: shop
  source: { repoURL: https://git.example/acme/delivery, path: apps/${name} }
  destination: { name: ${destination}, namespace: shop }
  syncPolicy: ${policy}
`;

describe('lib/scan/documents/proposal.ts', () => {
  it('writes the change into what the object already says', () => {
    const files = {
      'apps/cart.yaml': application('cart', 'production', '{ automated: { prune: true }, retry: { limit: 2 } }'),
    };
    expect(argocdSelfHeal.detect(inventoryOf(files)).proposal).toEqual({
      path: 'apps/cart.yaml',
      language: 'yaml',
      text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: cart
spec:
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    retry:
      limit: 2`,
    });
  });

  it('takes an object of production first, and names it first in the evidence', () => {
    const files = {
      'apps/a.yaml': application('a', 'staging', '{}'),
      'apps/b.yaml': application('b', 'production', '{}'),
    };
    const detection = argocdSelfHeal.detect(inventoryOf(files));
    expect(detection.proposal?.path).toBe('apps/b.yaml');
    expect(detection.marks?.map(({ path }) => path)).toEqual(['apps/b.yaml', 'apps/a.yaml']);
  });

  it('proposes nothing where nothing lacks, and nothing for a template', () => {
    const healed = { 'apps/a.yaml': application('a', 'production', '{ automated: { selfHeal: true } }') };
    expect(argocdSelfHeal.detect(inventoryOf(healed)).proposal).toBeUndefined();
    const chart = { 'charts/apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n' };
    const template = {
      ...chart,
      'charts/apps/templates/a.yaml': application('a-{{ .Release.Name }}', 'production', '{}'),
    };
    expect(argocdSelfHeal.detect(inventoryOf(template)).proposal).toBeUndefined();
  });

  it('writes a Flux object with the change in place', () => {
    const kustomization = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec: { interval: 10m, path: ./apps, prune: false, sourceRef: { kind: GitRepository, name: flux-system } }
`;
    const proposal = fluxPrune.detect(inventoryOf({ 'clusters/production/apps.yaml': kustomization })).proposal;
    expect(proposal?.text).toContain('prune: true');
    expect(proposal?.text).toContain('namespace: flux-system');
  });
});
