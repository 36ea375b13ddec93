import { describe, expect, it } from 'vitest';
import { withoutUnreadFields } from '@/lib/scan/documents/unread-fields';

describe('lib/scan/documents/unread-fields.ts', () => {
  it('keeps of a pod what its images and their number are read from, in place', () => {
    const container = { name: 'app', image: 'shop:1.0.0', env: [{ name: 'A', value: 'b' }], resources: {}, ports: [] };
    const body = { spec: { replicas: 2, template: { spec: { volumes: [], containers: ['odd', container] } } } };
    expect(withoutUnreadFields('Deployment', body)).toEqual({
      spec: { replicas: 2, template: { spec: { containers: ['odd', { name: 'app', image: 'shop:1.0.0' }] } } },
    });
  });

  it('keeps the fields of kinds that run no pod', () => {
    const body = { spec: { template: { spec: { containers: [{ env: [] }], resources: [] } }, volumes: [] } };
    expect(withoutUnreadFields('Application', body)).toEqual(body);
  });

  it('keeps of annotations what can be asked for: short texts, and names of tools and of who answers for an exception', () => {
    const annotations = {
      'argocd.argoproj.io/skip-reconcile': 'true',
      'argocd.argoproj.io/open': '{{ .Values.skip | quote }}',
      count: 3,
      'example.org/reason': 'An audit asks for it',
      'owner-and-deputy': 'Ann and Bob',
      'valid-until': 'the end of the year',
      description: 'Ask the team before you touch this',
      settings: 'x'.repeat(300),
    };
    const { description: _description, settings: _settings, ...read } = annotations;
    const lean = { ...read, 'example.org/reason': '-', 'owner-and-deputy': '-', 'valid-until': '-' };
    const body = { metadata: { name: 'shop', annotations }, spec: { template: { metadata: { annotations } } } };
    expect(withoutUnreadFields('ApplicationSet', body)).toEqual({
      metadata: { name: 'shop', annotations: lean },
      spec: { template: { metadata: { annotations: lean } } },
    });
  });

  it('changes nothing of what it is given', () => {
    const body = {
      metadata: { annotations: { note: 'some words' } },
      spec: { volumes: [], containers: [{ env: [] }] },
    };
    const copy = structuredClone(body);
    withoutUnreadFields('Pod', body);
    expect(body).toEqual(copy);
  });
});
