import { describe, expect, it } from 'vitest';
import { projectBody } from '@/lib/scan/documents/projection';

describe('lib/scan/documents/projection.ts', () => {
  it('keeps the keys of a Secret and none of its values', () => {
    const body = {
      kind: 'Secret',
      metadata: {
        name: 'db',
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":"hush"}', team: 'shop' },
      },
      data: { password: 'hush' },
      stringData: { token: 'hush', list: ['hush'] },
    };
    const kept = projectBody('v1', 'Secret', body, 5_000);
    expect(JSON.stringify(kept)).not.toContain('hush');
    expect(kept).toEqual({
      kind: 'Secret',
      metadata: { name: 'db', annotations: { team: 'shop' } },
      data: { password: null },
      stringData: { token: null, list: null },
    });
  });

  it('keeps the name of a cluster that a Secret registers, and nothing else of it', () => {
    const body = (labels: Record<string, string>, data: Record<string, string>) => ({
      metadata: { name: 'a', labels },
      stringData: { config: 'hush', ...data },
    });
    const label = { 'argocd.argoproj.io/secret-type': 'cluster' };
    const kept = projectBody('v1', 'Secret', body(label, { name: 'north' }), 100);
    expect(kept).toMatchObject({ stringData: { config: null, name: 'north' } });
    for (const [labels, name] of [
      [{ 'argocd.argoproj.io/secret-type': 'repository' }, 'hush'],
      [label, 'https://hush:hush@north.example.org'],
    ] as const)
      expect(JSON.stringify(projectBody('v1', 'Secret', body(labels, { name }), 100))).not.toContain('hush');
  });

  it('keeps no value of a Secret whose data is no map', () => {
    expect(JSON.stringify(projectBody('v1', 'Secret', { data: 'hush', stringData: ['hush'] }, 100))).not.toContain(
      'hush',
    );
  });

  it('keeps the data of the config maps that configure Argo CD, and of no other', () => {
    const data = { url: 'https://argo.example.org' };
    expect(projectBody('v1', 'ConfigMap', { metadata: { name: 'argocd-cm' }, data }, 100)).toMatchObject({ data });
    expect(projectBody('v1', 'ConfigMap', { metadata: { name: 'app' }, data }, 100)).toMatchObject({
      data: { url: null },
    });
  });

  it('keeps what a config map holds as values for a chart, unless it is longer than any', () => {
    const data = { 'values.yaml': 'replicas: 2', 'shop-values.yml': 'a: 1', 'values.yaml.bak': 'b: 1', script: 'x' };
    expect(projectBody('v1', 'ConfigMap', { metadata: { name: 'app' }, data }, 100)).toMatchObject({
      data: { ...data, 'values.yaml.bak': null, script: null },
    });
    const long = { 'values.yaml': 'x'.repeat(200_000) };
    expect(projectBody('v1', 'ConfigMap', { metadata: { name: 'app' }, data: long }, 200_100)).toMatchObject({
      data: { 'values.yaml': null },
    });
  });

  it('drops the status, and shortens long texts where nobody reads them', () => {
    const long = 'x'.repeat(10_000);
    const kept = projectBody(
      'example.org/v1',
      'Thing',
      { status: { a: 1 }, spec: { text: long, list: [long] } },
      20_000,
    );
    expect(kept).not.toHaveProperty('status');
    expect(JSON.stringify(kept).length).toBeLessThan(9_000);
    expect(
      projectBody('fluxcd.controlplane.io/v1', 'ResourceSet', { spec: { resourcesTemplate: long } }, 20_000),
    ).toEqual({
      spec: { resourcesTemplate: long },
    });
  });

  it('changes nothing of what it is given', () => {
    const body = { status: {}, data: { a: 'b' }, metadata: { annotations: {} } };
    const copy = structuredClone(body);
    projectBody('v1', 'Secret', body, 5_000);
    expect(body).toEqual(copy);
  });
});
