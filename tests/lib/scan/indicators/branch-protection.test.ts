import { describe, expect, it } from 'vitest';
import { branchProtection } from '@/lib/scan/indicators/branch-protection';
import { inventoryOf } from '@/tests/factories/scanned-files';

const own = ['https://git.example.org/shop/deploy'];
const seen = (files: Record<string, string>, ownUrls = own) =>
  branchProtection.detect({ ...inventoryOf(files), ownUrls });

const all = { directPushBlocked: 1, forcePushBlocked: 1, checksRequired: 1, administratorsBound: 1 };

const protection = (more = '', repository = '"deploy"') => `resource "github_branch_protection" "main" {
  repository_id  = ${repository}
  pattern        = "main"
  enforce_admins = true
  required_status_checks {
    strict   = true
    contexts = ["check"]
  }
  required_pull_request_reviews {
    require_code_owner_reviews = true
  }
${more}}
`;

const ruleset = (enforcement: string, actors = '') => `resource "github_repository_ruleset" "main" {
  name        = "main"
  repository  = github_repository.deploy.name
  target      = "branch"
  enforcement = "${enforcement}"
  conditions {
    ref_name {
      include = ["~DEFAULT_BRANCH"]
      exclude = []
    }
  }
${actors}  rules {
    non_fast_forward = true
    pull_request {}
    required_status_checks {
      required_check {
        context = "check"
      }
    }
  }
}

resource "github_repository" "deploy" {
  name = "deploy"
}
`;

describe('lib/scan/indicators/branch-protection.ts', () => {
  it('reads rules of Terraform for its own repository one by one', () => {
    expect(seen({ 'main.tf': protection() })).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { ...all, ownersRequired: 1, declared: 1, tools: ['Terraform'] },
      marks: [{ path: 'main.tf', line: 1, note: 'github_branch_protection main' }],
    });
  });

  it('tells what is allowed from what is not said', () => {
    const open = protection('  allows_force_pushes = true\n').replace(
      'enforce_admins = true',
      'enforce_admins = false',
    );
    expect(seen({ 'main.tf': open.replace(/ {2}required_status_checks \{[^}]*\}\n/, '') })).toMatchObject({
      outcome: 'partial',
      share: 0.25,
      measures: { forcePushAllowed: 1, administratorsSpared: 1, checksRequiredUnread: 1, checksNotRequired: 0 },
    });
    expect(seen({ 'main.tf': protection().replace('= true\n  req', '= var.strict\n  req') }).measures).toMatchObject({
      administratorsBoundUnread: 1,
    });
  });

  it('reads rulesets, follows the name of their repository, and minds who may step around them', () => {
    expect(seen({ 'main.tf': ruleset('active') })).toMatchObject({ outcome: 'present', measures: all });
    const administrator = '  bypass_actors {\n    actor_id   = 5\n    actor_type = "RepositoryRole"\n  }\n';
    expect(seen({ 'main.tf': ruleset('active', administrator) })).toMatchObject({
      outcome: 'partial',
      measures: { administratorsSpared: 1 },
    });
    const machine = administrator.replace('RepositoryRole', 'Integration');
    expect(seen({ 'main.tf': ruleset('active', machine) }).outcome).toBe('present');
  });

  it('is partial where rules are only evaluated or switched off', () => {
    for (const enforcement of ['evaluate', 'disabled']) {
      expect(seen({ 'main.tf': ruleset(enforcement) })).toMatchObject({
        outcome: 'partial',
        measures: { declared: 0, directPushBlocked: 0 },
        marks: [{ note: expect.stringContaining('only reports') }],
      });
    }
  });

  it('is partial where rules name other repositories, or nobody can tell which', () => {
    for (const repository of ['"other"', 'each.value.node_id', '"someone/deploy"']) {
      expect(seen({ 'main.tf': protection('', repository) })).toMatchObject({
        outcome: 'partial',
        measures: { declared: 1, directPushBlocked: 0, directPushBlockedUnread: 1 },
      });
    }
  });

  it('reads the protection of GitLab', () => {
    const text = (push: string) =>
      `resource "gitlab_branch_protection" "main" {\n  project = "shop/deploy"\n  branch = "main"\n  push_access_level = "${push}"\n  code_owner_approval_required = true\n}\n`;
    expect(seen({ 'main.tf': text('no one') }).measures).toMatchObject({
      directPushBlocked: 1,
      forcePushBlocked: 1,
      administratorsBound: 1,
      checksRequiredUnread: 1,
      ownersRequired: 1,
    });
    expect(seen({ 'main.tf': text('maintainer') }).measures).toMatchObject({ directPushAllowed: 1 });
  });

  it('reads settings files: protection and rulesets of this repository, and of others', () => {
    const branches = `branches:
  - name: main
    protection:
      required_pull_request_reviews: {required_approving_review_count: 1}
      required_status_checks: {strict: true, contexts: [check]}
      enforce_admins: true
`;
    expect(seen({ '.github/settings.yml': branches }, [])).toMatchObject({ outcome: 'present', measures: all });
    expect(seen({ '.github/repos/deploy.yml': branches })).toMatchObject({ outcome: 'present', measures: all });
    expect(seen({ '.github/repos/other.yml': branches }).measures).toMatchObject({ declared: 1, checksRequired: 0 });
    const rules =
      'rulesets: [{name: a, enforcement: active, conditions: {ref_name: {include: ["~DEFAULT_BRANCH"]}}, rules: [{type: pull_request}, {type: non_fast_forward}, {type: required_status_checks}]}]\n';
    expect(seen({ '.github/settings.yml': rules })).toMatchObject({ outcome: 'present', measures: all });
    expect(seen({ '.github/settings.yml': 'labels: [{name: bug}]\n' }).outcome).toBe('unknown');
  });

  it('reads what the branch protector of Prow inherits', () => {
    const text = (repository: string) => `branch-protection:
  protect: true
  enforce_admins: true
  required_status_checks: {contexts: [check]}
  orgs:
    shop:
      required_pull_request_reviews: {required_approving_review_count: 1}
      repos: {deploy: ${repository}}
`;
    expect(seen({ 'prow/config.yaml': text('{}') })).toMatchObject({ outcome: 'present', measures: all });
    expect(seen({ 'prow/config.yaml': text('{branches: {main: {enforce_admins: false}}}') }).measures).toMatchObject({
      administratorsSpared: 1,
    });
    expect(seen({ 'prow/config.yaml': text('{}') }, ['https://git.example.org/shop/web'])).toMatchObject({
      outcome: 'present',
      measures: all,
    });
    expect(seen({ 'prow/config.yaml': text('{}') }, ['https://git.example.org/other/deploy']).outcome).toBe('partial');
    expect(seen({ 'prow/config.yaml': text('{protect: false}') })).toMatchObject({
      outcome: 'partial',
      measures: { directPushBlocked: 0 },
    });
    expect(seen({ 'prow/config.yaml': 'tide: {queries: []}\n' }).outcome).toBe('unknown');
  });

  it('reads the protection that Crossplane keeps', () => {
    const object = `apiVersion: repo.github.upbound.io/v1alpha1
kind: BranchProtection
metadata: {name: main}
spec:
  forProvider:
    repository: deploy
    pattern: main
    enforceAdmins: true
    requiredPullRequestReviews: [{requireCodeOwnerReviews: true}]
    requiredStatusChecks: [{contexts: [check]}]
`;
    expect(seen({ 'a.yaml': object })).toMatchObject({
      outcome: 'present',
      measures: { ...all, ownersRequired: 1, tools: ['Crossplane'] },
    });
  });

  it('leaves out other branches, examples, and what merely looks alike', () => {
    expect(seen({ 'main.tf': protection().replace('"main"\n', '"release/*"\n') }).outcome).toBe('unknown');
    expect(seen({ 'examples/main.tf': protection() }).outcome).toBe('unknown');
    expect(seen({ 'main.tf': '# resource "github_branch_protection" "main" {}\n' })).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('Git host'),
    });
  });
});
