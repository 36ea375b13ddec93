import { describe, expect, it } from 'vitest';
import type { Tier } from '@/lib/scan/documents/agent-object';
import { environmentOf, environmentOfPath } from '@/lib/scan/environments';

describe('lib/scan/environments.ts', () => {
  it.each<[string, string, Tier]>([
    ['production', 'production', 'production'],
    ['prod', 'prod', 'production'],
    ['prod-eu-1', 'prod', 'production'],
    ['prod1', 'prod1', 'production'],
    ['eu-west-1-prod', 'prod', 'production'],
    ['shop-prod', 'prod', 'production'],
    ['shop_prd', 'prd', 'production'],
    ['PROD', 'prod', 'production'],
    ['live', 'live', 'production'],
    ['shop-dr', 'dr', 'production'],
    ['dev-tools-prod', 'prod', 'production'],
    ['preprod', 'preprod', 'staging'],
    ['pre-prod', 'preprod', 'staging'],
    ['shop-pre-production', 'preproduction', 'staging'],
    ['non-prod', 'nonprod', 'staging'],
    ['nonprod-eu', 'nonprod', 'staging'],
    ['shop_non_prod', 'nonprod', 'staging'],
    ['values-uat', 'uat', 'staging'],
    ['stage', 'stage', 'staging'],
    ['shop-stg2', 'stg2', 'staging'],
    ['qa', 'qa', 'testing'],
    ['shop-test', 'test', 'testing'],
    ['shop-int', 'int', 'testing'],
    ['dev', 'dev', 'development'],
    ['dev-eu', 'dev', 'development'],
    ['sandbox', 'sandbox', 'development'],
    ['shop.development', 'development', 'development'],
  ])('takes %s as %s, a %s environment', (text, name, tier) => {
    expect(environmentOf(text)).toEqual({ name, tier });
  });

  it.each(['ring-1', 'Ring-0', 'ring2'])('takes %s as an environment of no known tier', (name) => {
    expect(environmentOf(name)).toEqual({ name: name.toLowerCase(), tier: null });
  });

  it.each([
    'local-path-provisioner',
    'dev-tools',
    'dev-portal',
    'devops',
    'livekit',
    'live-reload',
    'load-testing',
    'app-preview',
    'product',
    'products',
    'reproduction',
    'production-readiness',
    'test-runner',
    'testing-library',
    'latest',
    'contest',
    'interior',
    'print',
    'stages',
    'backstage',
    'multi-stage-build',
    '2.1.0-dev.4',
    'shop-2.1.0-dev.4',
    'v1.0.0-prod',
    'preview-controller',
    'integration-operator',
    'drone',
    'spring-1',
    'eu-west-1',
    'shop',
    '',
    '---',
  ])('takes %j for no environment', (name) => {
    expect(environmentOf(name)).toBeNull();
  });

  it.each<[string, string | null]>([
    ['deploy/overlays/prod', 'prod'],
    ['env/prod/eu/values-uat.yaml', 'uat'],
    ['./clusters/dev/../prod/', 'prod'],
    ['apps/shop-prod.yaml', 'prod'],
    ['prod.tfvars', 'prod'],
    ['prod.tfvars.json', 'prod'],
    ['apps/shop', null],
    ['', null],
  ])('takes the nearest name of the path %j: %j', (path, name) => {
    expect(environmentOfPath(path)?.name ?? null).toBe(name);
  });
});
