import { describe, expect, it, vi } from 'vitest';
import * as json from '@/lib/scan/documents/json';
import { agentNotifications } from '@/lib/scan/indicators/agent-notifications';
import {
  aFluxDaemon,
  aFluxKustomization,
  aHelmRelease,
  anApplication,
  detectIn,
  inventoryOf,
} from '@/tests/factories/scanned-files';

const object = (kind: string, name: string, spec: string, namespace = 'flux-system'): string =>
  `apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;
const alert = (more = ''): string => object('Alert', 'all', `{providerRef: {name: chat}, eventSources: []${more}}`);
const provider = object('Provider', 'chat', '{type: slack}');
const agent = aFluxKustomization('apps', './apps');
const seen = (files: Record<string, string>) => detectIn(agentNotifications, { 'agent.yaml': agent, ...files });
const annotated = (annotation: string): string =>
  anApplication('shop').replace('  name: shop\n', `  name: shop\n  annotations:\n    ${annotation}\n`);

describe('lib/scan/indicators/agent-notifications.ts', () => {
  it('finds an alert of Flux with its provider', () => {
    expect(seen({ 'a.yaml': alert(), 'b.yaml': provider })).toMatchObject({
      outcome: 'present',
      measures: { notifications: 1, halves: 0, tools: ['Flux'] },
      marks: [{ path: 'a.yaml' }],
    });
  });

  it('holds an alert against the providers of its name alone, however many there are', () => {
    const readings = vi.spyOn(json, 'textAt');
    const countReadings = (times: number): number => {
      const pairs = Array.from({ length: times }, (_, at) => [
        alert().replaceAll('chat', `chat-${at}`),
        provider.replaceAll('chat', `chat-${at}`),
      ]);
      const inventory = inventoryOf({ 'agent.yaml': agent, 'all.yaml': pairs.flat().join('---\n') });
      readings.mockClear();
      expect(agentNotifications.detect(inventory).measures).toMatchObject({ notifications: times, halves: 0 });
      return readings.mock.calls.length;
    };
    expect(countReadings(60)).toBeLessThan(3 * countReadings(30));
  });

  it.each([
    ['an alert without its provider', { 'a.yaml': alert() }],
    ['a provider without an alert', { 'b.yaml': provider }],
    ['an alert that is suspended', { 'a.yaml': alert(', suspend: true'), 'b.yaml': provider }],
    ['a provider of another namespace', { 'a.yaml': alert(), 'b.yaml': provider.replace('flux-system', 'other') }],
  ])('is partial with %s', (_name, files) => {
    expect(seen(files)).toMatchObject({ outcome: 'partial', share: 0 });
  });

  it('finds the pair within a ResourceSet', () => {
    const inner = [alert(), provider]
      .map((text) =>
        text
          .split('\n')
          .filter(Boolean)
          .map((line, at) => `    ${at === 0 ? '- ' : '  '}${line}`)
          .join('\n'),
      )
      .join('\n');
    const set = `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: alerts}\nspec:\n  resources:\n${inner}\n`;
    expect(seen({ 'a.yaml': set }).outcome).toBe('present');
  });

  it('takes a receiver, a provider of another group and a definition for none', () => {
    const others = {
      'a.yaml': object('Receiver', 'hook', '{type: github}'),
      'b.yaml': 'apiVersion: pkg.crossplane.io/v1\nkind: Provider\nmetadata: {name: chat}\nspec: {}\n',
      'c.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: alerts.notification.toolkit.fluxcd.io}\n',
    };
    expect(seen(others)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it('finds subscriptions of applications, unless they stand in a comment', () => {
    const key = 'notifications.argoproj.io/subscribe.on-sync-failed.slack: shop';
    expect(seen({ 'a.yaml': annotated(key) })).toMatchObject({ outcome: 'present', measures: { tools: ['Argo CD'] } });
    expect(seen({ 'a.yaml': annotated(`# ${key}`) }).outcome).toBe('absent');
    expect(seen({ 'a.yaml': annotated('notifications.argoproj.io/other: x') }).outcome).toBe('absent');
  });

  it('finds subscriptions that a set writes on its applications, not those on the set itself', () => {
    const annotations = 'annotations: {notifications.argoproj.io/subscribe.on-sync-failed.slack: shop}';
    const set = (own: string, made: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a${own}}\nspec:\n  generators: [{clusters: {}}]\n  template: {metadata: {name: b${made}}, spec: {project: p, source: {}, destination: {}}}\n`;
    expect(seen({ 'a.yaml': set('', `, ${annotations}`) }).outcome).toBe('present');
    expect(seen({ 'a.yaml': set(`, ${annotations}`, '') }).outcome).toBe('absent');
  });

  it('finds subscriptions in the settings of Argo CD, and calls triggers alone partial', () => {
    const map = (data: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-notifications-cm}\ndata:\n${data}`;
    expect(seen({ 'a.yaml': map('  subscriptions: |\n    - recipients: [slack:shop]\n') }).outcome).toBe('present');
    expect(seen({ 'a.yaml': map('  subscriptions: |\n    # - recipients: [slack:shop]\n') }).outcome).toBe('partial');
    expect(seen({ 'a.yaml': map('  trigger.on-sync-failed: |\n    - when: x\n') }).outcome).toBe('partial');
    const operator = (spec: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: NotificationsConfiguration\nmetadata: {name: a}\nspec: ${spec}\n`;
    expect(seen({ 'a.yaml': operator('{subscriptions: [{recipients: [x]}]}') }).outcome).toBe('present');
    expect(seen({ 'a.yaml': operator('{triggers: {a: b}}') }).outcome).toBe('partial');
  });

  it('finds subscriptions in values of the chart of Argo CD', () => {
    const release = (values: string): string => aHelmRelease('argo-cd', `  values: {notifications: ${values}}\n`);
    expect(seen({ 'a.yaml': release('{subscriptions: [{recipients: [x]}]}') }).outcome).toBe('present');
    expect(seen({ 'a.yaml': release('{notifiers: {service.slack: x}}') }).outcome).toBe('partial');
    expect(seen({ 'a.yaml': release('{enabled: false, subscriptions: [{recipients: [x]}]}') }).outcome).toBe('absent');
    const chart = (values: string) => ({
      'argocd/Chart.yaml':
        'name: own\nversion: 1.0.0\ndependencies: [{name: argo-cd, version: 7.0.0, repository: https://charts.example.org}]\n',
      'argocd/values.yaml': values,
    });
    expect(seen(chart('argo-cd: {notifications: {subscriptions: [{recipients: [x]}]}}\n')).outcome).toBe('present');
    expect(seen(chart('other: {notifications: {subscriptions: [{recipients: [x]}]}}\n')).outcome).toBe('absent');
  });

  it('finds fluxcloud beside Flux 1', () => {
    const passing = aFluxDaemon().replace('docker.io/fluxcd/flux:', 'justinbarrick/fluxcloud:');
    expect(detectIn(agentNotifications, { 'a.yaml': passing, 'flux.yaml': aFluxDaemon() })).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'a.yaml' }],
    });
    expect(detectIn(agentNotifications, { 'flux.yaml': aFluxDaemon() }).outcome).toBe('absent');
  });

  it('is not applicable without an agent', () => {
    expect(detectIn(agentNotifications, { 'README.md': '' }).outcome).toBe('not-applicable');
  });
});
