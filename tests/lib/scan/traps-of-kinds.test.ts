import { describe, expect, it } from 'vitest';
import type { Indicator } from '@/lib/scan/indicator';
import { admissionPolicy } from '@/lib/scan/indicators/admission-policy';
import { argocdProjectIsolation } from '@/lib/scan/indicators/argocd-project-isolation';
import { infrastructureCode } from '@/lib/scan/indicators/infrastructure-code';
import { otherGitopsAgent } from '@/lib/scan/indicators/other-gitops-agent';
import { pinnedSources } from '@/lib/scan/indicators/pinned-sources';
import { platformAddOns } from '@/lib/scan/indicators/platform-add-ons';
import { promotionAutomation } from '@/lib/scan/indicators/promotion-automation';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const object = (apiVersion: string, kind: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: shop}\nspec: ${spec}\n`;
const validating = '{rules: [{name: a, validate: {message: a, pattern: {}}}], validationFailureAction: Enforce}';
const stage = '{requestedFreight: [], promotionTemplate: {spec: {steps: [{uses: git-push}]}}}';
const fetched = '{fetch: [{git: {url: "https://git.example.org/shop/deploy", ref: main}}]}';

/** What an indicator says beside an object that has nothing to do with it. */
function outcomeOf(indicator: Indicator, text: string) {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
  return detectIn(indicator, { 'a.yaml': text, 'b.yaml': map }).outcome;
}

describe('kinds that several groups share (detection rules 0.3)', () => {
  it.each<[string, string, string, Indicator, string]>([
    [otherGitopsAgent.id, 'Application', 'pipecd.dev/v1beta1', otherGitopsAgent, '{}'],
    [otherGitopsAgent.id, 'App', 'kappctrl.k14s.io/v1alpha1', otherGitopsAgent, fetched],
    [
      otherGitopsAgent.id,
      'Subscription',
      'apps.open-cluster-management.io/v1',
      otherGitopsAgent,
      '{channel: shop/charts}',
    ],
    [admissionPolicy.id, 'Policy', 'kyverno.io/v1', admissionPolicy, validating],
    [infrastructureCode.id, 'Cluster', 'cluster.x-k8s.io/v1beta1', infrastructureCode, '{}'],
    [
      pinnedSources.id,
      'GitRepository',
      'source.toolkit.fluxcd.io/v1',
      pinnedSources,
      '{interval: 5m, url: "ssh://a/b", ref: {tag: v1}}',
    ],
    [platformAddOns.id, 'Subscription', 'operators.coreos.com/v1alpha1', platformAddOns, '{name: cert-manager}'],
    [promotionAutomation.id, 'Stage', 'kargo.akuity.io/v1alpha1', promotionAutomation, stage],
  ])('lets %s see the %s of %s', (_id, kind, apiVersion, indicator, spec) => {
    expect(outcomeOf(indicator, object(apiVersion, kind, spec))).not.toBe('absent');
  });

  it.each<[string, string, string, Indicator, string]>([
    [otherGitopsAgent.id, 'Application', 'app.k8s.io/v1beta1', otherGitopsAgent, '{}'],
    [otherGitopsAgent.id, 'Application', 'core.oam.dev/v1beta1', otherGitopsAgent, '{components: []}'],
    [otherGitopsAgent.id, 'App', 'catalog.example.org/v1', otherGitopsAgent, fetched],
    [
      otherGitopsAgent.id,
      'Subscription',
      'operators.coreos.com/v1alpha1',
      otherGitopsAgent,
      '{channel: stable, name: a}',
    ],
    [admissionPolicy.id, 'Policy', 'policy.open-cluster-management.io/v1', admissionPolicy, validating],
    [admissionPolicy.id, 'Policy', 'fleet.cattle.io/v1alpha1', admissionPolicy, validating],
    [admissionPolicy.id, 'Policy', 'core.oam.dev/v1beta1', admissionPolicy, validating],
    [infrastructureCode.id, 'Cluster', 'postgresql.cnpg.io/v1', infrastructureCode, '{instances: 3}'],
    [infrastructureCode.id, 'Cluster', 'fleet.cattle.io/v1alpha1', infrastructureCode, '{}'],
    [platformAddOns.id, 'Subscription', 'messaging.example.org/v1', platformAddOns, '{name: cert-manager}'],
    [promotionAutomation.id, 'Stage', 'pipelines.example.org/v1', promotionAutomation, stage],
  ])('shows %s nothing in the %s of %s', (_id, kind, apiVersion, indicator, spec) => {
    expect(outcomeOf(indicator, object(apiVersion, kind, spec))).toBe('absent');
  });

  it('takes the repository of GitOps Promoter for no source of Flux that could be pinned', () => {
    const text = object('promoter.argoproj.io/v1alpha1', 'GitRepository', '{github: {owner: shop, name: deploy}}');
    expect(outcomeOf(pinnedSources, text)).toBe('not-applicable');
  });

  it('takes the project of OpenShift for no limit of an application, and for no lack of one', () => {
    const files = {
      'app.yaml': anApplication('shop'),
      'project.yaml': 'apiVersion: project.openshift.io/v1\nkind: Project\nmetadata: {name: shop}\n',
    };
    expect(detectIn(argocdProjectIsolation, files)).toMatchObject({ outcome: 'unknown', measures: { projects: 0 } });
  });
});
