import { describe, expect, it } from 'vitest';
import { serviceCatalog } from '@/lib/scan/indicators/service-catalog';
import { detectIn } from '../../../factories/scanned-files';

const entity = (kind: string, spec = '{type: service, owner: shop}', group = 'backstage.io/v1alpha1') =>
  `apiVersion: ${group}\nkind: ${kind}\nmetadata: {name: shop}\nspec: ${spec}\n`;

function detect(path: string, text: string) {
  return detectIn(serviceCatalog, { [path]: text });
}

describe('lib/scan/indicators/service-catalog.ts', () => {
  it.each(['Component', 'API', 'Resource', 'System', 'Domain'])('is present with a %s', (kind) => {
    expect(detect('catalog-info.yaml', entity(kind))).toMatchObject({
      outcome: 'present',
      measures: { names: ['Backstage'] },
    });
  });

  it.each([
    ['OpsLevel', 'opslevel.yml', 'version: 1\n'],
    ['Compass', 'compass.yml', 'name: shop\n'],
    ['Datadog', 'service.datadog.yaml', 'schema-version: v2.2\n'],
    ['Cortex', 'cortex.yaml', 'openapi: 3.0.1\ninfo:\n  x-cortex-tag: shop\n'],
    ['Port', 'port.yml', 'identifier: shop\nblueprint: service\n'],
  ])('is present with a file of %s', (name, path, text) => {
    expect(detect(path, text)).toMatchObject({ outcome: 'present', measures: { names: [name] } });
  });

  it.each(['Location', 'Group', 'User'])('is partial with a %s alone', (kind) => {
    expect(detect('catalog/org.yaml', entity(kind)).outcome).toBe('partial');
  });

  it.each([
    ['a component of nothing but documentation', 'catalog-info.yaml', entity('Component', '{type: documentation}')],
    ['a documentation site', 'mkdocs.yml', 'site_name: shop\n'],
    ['a template', 'template.yaml', entity('Template', '{type: service}', 'scaffolder.backstage.io/v1beta3')],
    ['a component of another group', 'component.yaml', entity('Component', '{}', 'dapr.io/v1alpha1')],
    ['an example', 'examples/catalog-info.yaml', entity('Component')],
    ['a port of something else', 'port.yaml', 'port: 8080\n'],
    ['settings of a program of the same name', 'cortex.yaml', 'auth_enabled: false\n'],
  ])('is absent with %s', (_name, path, text) => {
    expect(detect(path, text)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it('counts entries in Terraform', () => {
    expect(detect('main.tf', 'resource "opslevel_service" "shop" {}\n').outcome).toBe('present');
  });
});
