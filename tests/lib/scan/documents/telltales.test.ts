import { describe, expect, it } from 'vitest';
import { readManifests } from '@/lib/scan/documents/manifests';

const rule = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: shop}
spec:
  groups:
    - rules:
        - expr: argocd_app_info{sync_status="OutOfSync"} > 0
          annotations: 
            runbook_url: https://wiki.example.org/sync
`;

describe('lib/scan/documents/telltales.ts', () => {
  it('tells the lines of a document that is not parsed, counted in its file', () => {
    const [, document] = readManifests(`a: b\napiVersion: v1\nkind: Service\n---\n${rule}`, false).documents;
    expect(document).toMatchObject({ body: null, telltales: { agent: 11, runbook: 13 } });
  });

  it('keeps nothing where nothing is told, and asks no other kinds', () => {
    const plain = rule.replace('argocd_app_info', 'up').replace('runbook_url', 'summary');
    expect(readManifests(plain, false).documents[0]).not.toHaveProperty('telltales');
    expect(readManifests(rule.replace('PrometheusRule', 'Service'), false).documents[0]).not.toHaveProperty(
      'telltales',
    );
  });

  it.each([
    ['argocd-vault-plugin', 'v1', 'Secret', 'stringData: {password: "<path:kv/data/shop#password>"}', 4],
    ['bank-vaults', 'apps/v1', 'Deployment', 'spec:\n  env:\n    - value: vault:secret/data/shop#PASSWORD', 6],
    ['vals', 'v1', 'Secret', 'stringData: {password: "ref+vault://kv/shop#/password"}', 4],
    ['1password', 'v1', 'Secret', 'stringData: {password: "op://team/shop/password"}', 4],
    ['bank-vaults', 'v1', 'ConfigMap', 'data: {a: ">>vault:secret/shop#PASSWORD"}', 4],
  ])('tells of references that %s resolves in %s %s', (tool, apiVersion, kind, body, line) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n${body}\n`;
    expect(readManifests(text, false).documents[0]?.telltales).toEqual({ [tool]: line });
  });

  it.each([
    'stringData: {a: "<path>", b: "<path:kv/data>"}',
    'stringData: {a: "https://vault:8200/x#y"}',
    'stringData: {a: see vault:secret/shop}',
  ])('takes %s for no reference', (body) => {
    const text = `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${body}\n`;
    expect(readManifests(text, false).documents[0]).not.toHaveProperty('telltales');
  });

  it('tells of the items of a list, too', () => {
    const item = rule.replace(/^/gm, '    ').replace('    apiVersion', '  - apiVersion');
    const [document] = readManifests(`apiVersion: v1\nkind: List\nitems:\n${item}`, false).documents;
    expect(document?.telltales).toHaveProperty('runbook');
  });
});
