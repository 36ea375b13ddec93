import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { Finding, IndicatorOutcome, Measures } from '@/lib/scan/evidence';

export const REPOSITORY_URL = 'https://git.example.org/team/shop';
const COMMIT = 'a'.repeat(40);

/** A literal finding with one place as its evidence. */
export function finding(id: string, outcome: IndicatorOutcome, measures: Measures = {}, url = REPOSITORY_URL): Finding {
  return {
    id,
    outcome,
    share: null,
    measures,
    evidence: [{ repository: url, commit: COMMIT, path: `${id}.yaml`, line: 1, note: id }],
    searched: outcome === 'absent' ? { files: 10, what: [id] } : null,
    reason: `${id} is ${outcome}.`,
  };
}

/** The six numbers of a tally over objects that are all complete; the first `production` of them are production. */
export function tally(of: number, met: number, production = of): Measures {
  return {
    of,
    met,
    unresolved: 0,
    productionOf: production,
    productionMet: Math.min(met, production),
    productionUnresolved: 0,
  };
}

/**
 * A platform's repository that shows everything a repository can: ten Argo CD applications in production and two in staging,
 * on two clusters, corrected and pruned; a tested, enforced policy; waves; changes by pull request.
 */
const PERFECT: readonly Finding[] = [
  finding('kubernetes-manifests', 'present', { workloads: 12, documents: 60, kinds: ['Deployment', 'Service'] }),
  finding('kustomize-layout', 'present', { kustomizations: 5, bases: 2, overlays: 3, components: 0 }),
  finding('helm-packaging', 'absent', { charts: 0, releases: 0, libraryCharts: 0, vendored: 0 }),
  finding('infrastructure-code', 'present', { tools: ['opentofu'], roots: 2, modules: 3 }),
  finding('versioned-images', 'present', { digest: 4, version: 8, commit: 0, floating: 0, unresolved: 0 }),
  finding('floating-images', 'absent', { floating: 0, of: 12 }),
  finding('pinned-sources', 'present', { fixed: 6, ranged: 0, floating: 0, unresolved: 0 }),
  finding('argocd-applications', 'present', { objects: 11, unresolved: 0, production: 9 }),
  finding('argocd-application-sets', 'present', { objects: 1, unresolved: 0, production: 1, generators: ['clusters'] }),
  finding('argocd-automated-sync', 'present', tally(12, 12, 10)),
  finding('argocd-self-heal', 'present', tally(12, 12, 10)),
  finding('argocd-prune', 'present', tally(12, 12, 10)),
  finding('argocd-project-isolation', 'present', { ...tally(12, 12, 10), projects: 2, strictProjects: 2 }),
  finding('flux-bootstrap', 'not-applicable', { installations: 0, clusters: [] }),
  finding('flux-sources', 'not-applicable', { sources: 0, verified: 0 }),
  finding('flux-kustomizations', 'absent', tally(0, 0)),
  finding('flux-helm-releases', 'absent', tally(0, 0)),
  finding('flux-tenant-isolation', 'not-applicable'),
  finding('other-gitops-agent', 'absent', {
    engines: [],
    objects: 0,
    productionOf: 0,
    productionUnresolved: 0,
    productionAutomatic: 0,
    productionSelfHeal: 0,
    productionCovered: 0,
  }),
  finding('drift-detection', 'present', {
    ...tally(12, 12, 10),
    productionCovered: 10,
    broadIgnores: 0,
    broadIgnoresReasoned: 0,
    implicit: 0,
  }),
  finding('suspended-reconciliation', 'absent', { suspended: 0, of: 12 }),
  finding('continuous-integration', 'present', { systems: ['github-actions'], pipelines: 2, pullRequestJobs: 3 }),
  finding('rendered-diff', 'present', { diffs: 1, posted: 1, tools: ['flux-local diff'] }),
  finding('manifest-validation', 'present', {
    pullRequestChecks: 2,
    checks: ['kubeconform', 'checkov'],
    unknownScripts: 0,
  }),
  finding('push-deploys', 'absent', {
    deploys: 0,
    production: 0,
    productionAutomatic: 0,
    productionManual: 0,
    productionImperative: 0,
    scheduledApply: 0,
    unknownTarget: 0,
    credentials: 0,
    nonProduction: 0,
  }),
  finding('dependency-updates', 'present', { bots: ['Renovate'], automerge: 1 }),
  finding('merge-automation', 'present', { rules: 1, tools: ['Renovate'] }),
  finding('secret-scanning', 'present', { scans: 1, tools: ['Gitleaks'] }),
  finding('committed-state-or-keys', 'absent', { states: 0, kubeconfigs: 0, keys: 0, keyStores: 0 }),
  finding('image-scanning', 'present', { uses: 1, idle: 0, tools: ['Trivy'] }),
  finding('bill-of-materials', 'present', { uses: 1, idle: 0, tools: ['Syft'] }),
  finding('source-verification', 'present', {
    images: 1,
    imagesInProduction: 1,
    imagesReporting: 0,
    imagesUnresolved: 0,
    sources: 2,
    verifiedSources: 2,
    unresolvedSources: 0,
    names: ['Flux', 'kyverno'],
  }),
  finding('code-owners', 'present', { files: 1, owners: 2, coversProduction: 1 }),
  finding('pull-request-flow', 'partial', {
    commits: 100,
    viaPullRequest: 90,
    direct: 10,
    writeBack: 5,
    windowDays: 90,
  }),
  finding('environments', 'present', {
    names: ['production', 'staging'],
    production: ['production'],
    staging: ['staging'],
    testing: [],
    development: [],
    unknown: [],
    impliedProduction: 0,
  }),
  finding('promotion-automation', 'present', {
    promotions: 2,
    gated: 2,
    writeBacks: 0,
    tools: ['Kargo'],
    gates: ['a verification'],
  }),
  finding('image-automation', 'absent', { automations: 0, live: 0, idle: 0, proposing: 0, direct: 0, tools: [] }),
  finding('progressive-delivery', 'present', { rollouts: 3, controlled: 3, open: 0, skipped: 0, kinds: ['canary'] }),
  finding('automated-analysis', 'present', { templates: 1, used: 1, analysed: 3 }),
  finding('preview-environments', 'present', { previews: 1, halves: 0, pulled: 1, pushed: 0 }),
  finding('branch-per-environment', 'absent', { branches: [], uses: 0 }),
  finding('clusters', 'present', { names: ['east', 'west'], shared: 2 }),
  finding('managed-secrets', 'present', { methods: ['sops'], objects: 4, gaps: 0 }),
  finding('plaintext-secrets', 'absent', { high: 0, medium: 0 }),
  finding('policy-as-code', 'present', {
    engines: ['kyverno'],
    policies: 6,
    tests: 6,
    pullRequestChecks: 1,
    sharedByReference: 1,
    copies: 0,
    exceptions: 2,
    exceptionsWithExpiry: 2,
    exceptionsWithOwnerAndExpiry: 2,
    underAgent: 6,
    waved: 1,
  }),
  finding('admission-policy', 'present', {
    policies: 6,
    enforcing: 6,
    audit: 0,
    enforcingProduction: 6,
    unresolved: 0,
    templatesOnly: 0,
  }),
  finding('fleet-templates', 'present', { templates: 1, targets: ['east', 'west'], generators: ['clusters'] }),
  finding('fleet-waves', 'present', { waves: 1, healthGated: 1, shared: 1 }),
  finding('platform-add-ons', 'present', {
    categories: ['certificates', 'ingress'],
    addOns: ['cert-manager', 'ingress-nginx'],
    of: 2,
    underAgent: 2,
    agentItself: 1,
  }),
];

/** The perfect repository, with the fields that a test changes. */
export function repositoryFacts(overrides: Partial<RepositoryFacts> = {}): RepositoryFacts {
  const url = overrides.url ?? REPOSITORY_URL;
  return {
    url,
    commit: COMMIT,
    committedAt: '2026-06-01T12:00:00Z',
    paths: [],
    role: 'configuration',
    deploysNothing: false,
    files: 80,
    notCounted: [],
    indicators: PERFECT.map(({ id, outcome, measures }) => finding(id, outcome, measures, url)),
    ...overrides,
  };
}

/** Changes some measures, and the outcome where it is given, of one indicator; the rest stays. */
export function spoil(
  facts: RepositoryFacts,
  id: string,
  measures: Measures,
  outcome?: IndicatorOutcome,
): RepositoryFacts {
  if (!facts.indicators.some((indicator) => indicator.id === id)) throw new Error(`There is no indicator ${id}`);
  const indicators = facts.indicators.map((indicator) =>
    indicator.id === id
      ? finding(id, outcome ?? indicator.outcome, { ...indicator.measures, ...measures }, facts.url)
      : indicator,
  );
  return { ...facts, indicators };
}

/** As if nobody could look: the finding is unknown and counts nothing. */
export function unreadable(facts: RepositoryFacts, ...ids: string[]): RepositoryFacts {
  return {
    ...facts,
    indicators: facts.indicators.map((indicator) =>
      ids.includes(indicator.id) ? { ...finding(indicator.id, 'unknown', {}, facts.url), evidence: [] } : indicator,
    ),
  };
}

/** Empties indicators: looked at, and nothing there. */
export function without(facts: RepositoryFacts, ...ids: string[]): RepositoryFacts {
  return {
    ...facts,
    indicators: facts.indicators.map((indicator) =>
      ids.includes(indicator.id) ? finding(indicator.id, 'absent', empty(indicator.measures), facts.url) : indicator,
    ),
  };
}

function empty(measures: Measures): Measures {
  return Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, Array.isArray(value) ? [] : 0]));
}

/** No agent's object is here. */
export function withoutAgent(facts: RepositoryFacts): RepositoryFacts {
  return without(
    facts,
    'argocd-applications',
    'argocd-application-sets',
    'argocd-automated-sync',
    'argocd-self-heal',
    'argocd-prune',
    'argocd-project-isolation',
    'drift-detection',
    'fleet-templates',
    'fleet-waves',
  );
}

/** A pipeline that pushes production on each merge, and no agent. */
export function pushedByPipeline(facts: RepositoryFacts): RepositoryFacts {
  return spoil(
    withoutAgent(facts),
    'push-deploys',
    { deploys: 2, production: 1, productionAutomatic: 1, nonProduction: 1, credentials: 1 },
    'present',
  );
}

/** What a single team's repository shows: one cluster, nothing of a platform, of policies or of a fleet. */
export function singleTarget(facts: RepositoryFacts): RepositoryFacts {
  const alone = without(
    facts,
    'platform-add-ons',
    'policy-as-code',
    'admission-policy',
    'fleet-templates',
    'fleet-waves',
  );
  return spoil(alone, 'clusters', { names: ['east'], shared: 0 });
}
