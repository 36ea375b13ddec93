import { describe, expect, it } from 'vitest';
import { addOnById, addOnOf, platformKinds } from '@/lib/scan/add-on-catalogue';

describe('lib/scan/add-on-catalogue.ts', () => {
  it.each([
    ['ingress-nginx', 'ingress'],
    ['prod-cert-manager', 'certificates'],
    ['cert-manager-controller', 'certificates'],
    ['external_secrets', 'secrets'],
    ['kube-prometheus-stack.yaml', 'monitoring'],
    ['cluster1-velero', 'backup'],
    ['grafana-operator', 'monitoring'],
    ['vault-server', 'secrets'],
    ['openshift-external-secrets-operator', 'secrets'],
    ['nfd', 'nodes'],
    ['openshift-acme', 'certificates'],
    ['telegraf-ds', 'monitoring'],
  ])('knows %s', (name, category) => {
    expect(addOnOf(name)?.category).toBe(category);
  });

  it.each([
    'shop',
    'vault-backup-job',
    'my-vector-search',
    'payments-grafana-dashboards',
    'nginx',
    '',
    'a-b-c-d-e-f-g-h-i-j',
  ])('does not take %j for an add-on', (name) => expect(addOnOf(name)).toBeNull());

  it('knows an add-on by each of its names', () => {
    expect(addOnOf('strimzi')).toEqual(addOnOf('strimzi-kafka-operator'));
    expect(addOnOf('prod-cnpg')?.id).toBe('cloudnative-pg');
  });

  it('has every add-on that an object configures', () => {
    expect(platformKinds.filter(({ id }) => addOnById(id) === null)).toEqual([]);
  });
});
