import { describe, expect, it } from 'vitest';
import {
  argoCdObjects,
  countedAgents,
  fluxHelmReleases,
  fluxKustomizations,
  otherAgentObjects,
} from '@/lib/scan/agent-selection';
import { anAgent, anInventory } from '@/tests/factories/inventory';

const inventory = anInventory({
  agents: [
    anAgent({ name: 'ks' }),
    anAgent({ name: 'instance', kind: 'FluxInstance' }),
    anAgent({ name: 'release', kind: 'HelmRelease' }),
    anAgent({ name: 'app', engine: 'argo-cd', kind: 'Application' }),
    anAgent({ name: 'fleet', engine: 'fleet', kind: 'GitRepo' }),
    anAgent({ name: 'test', counted: false }),
    anAgent({ name: 'preview', engine: 'argo-cd', preview: true }),
  ],
});

describe('lib/scan/agent-selection.ts', () => {
  it('leaves out tests and throw-away environments', () => {
    expect(countedAgents(inventory).map(({ name }) => name)).toEqual(['ks', 'instance', 'release', 'app', 'fleet']);
  });

  it('tells the engines and kinds apart', () => {
    expect(argoCdObjects(inventory).map(({ name }) => name)).toEqual(['app']);
    expect(fluxKustomizations(inventory).map(({ name }) => name)).toEqual(['ks', 'instance']);
    expect(fluxHelmReleases(inventory).map(({ name }) => name)).toEqual(['release']);
    expect(otherAgentObjects(inventory).map(({ name }) => name)).toEqual(['fleet']);
  });
});
