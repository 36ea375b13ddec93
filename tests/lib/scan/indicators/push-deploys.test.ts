import { describe, expect, it } from 'vitest';
import { pushDeploys } from '@/lib/scan/indicators/push-deploys';
import { anAgent, anInventory } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/cd.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  pushDeploys.detect(anInventory({ pipelines: pipelinesOf(files), ...overrides }));
const ofRun = (run: string, on = '{push: {branches: [main]}}', job = '') => detect({ [PATH]: workflow(on, run, job) });

describe('lib/scan/indicators/push-deploys', () => {
  it('is absent, with what was looked for, where no pipeline deploys', () => {
    const found = ofRun('helm lint .');
    expect(found.outcome).toBe('absent');
    expect(found.searched?.what.join()).toMatch(/kubectl/);
    expect(detect({}).outcome).toBe('absent');
  });

  it('takes a script that cannot be followed for no deploy in a throw-away cluster', () => {
    expect(ofRun('./deploy.sh', 'push', 'name: Deploy').outcome).toBe('unknown');
    expect(ofRun('kind create cluster\n./deploy.sh', 'push', 'name: Deploy').outcome).toBe('absent');
  });

  it('is present with a deploy to production, counted and shown', () => {
    const found = ofRun('kubectl -n prod apply -f x');
    expect(found).toMatchObject({
      outcome: 'present',
      measures: {
        deploys: 1,
        production: 1,
        productionAutomatic: 1,
        productionManual: 0,
        productionImperative: 0,
        unknownTarget: 0,
        nonProduction: 0,
      },
    });
    expect(found.marks?.[0]).toMatchObject({ path: PATH, line: 6, objectId: `blob of ${PATH}` });
    expect(found.marks?.[0]?.note).toMatch(/production \(prod\), automatic/);
  });

  it('counts what only a person starts apart', () => {
    expect(ofRun('kubectl -n prod apply -f x', 'workflow_dispatch').measures).toMatchObject({
      productionAutomatic: 0,
      productionManual: 1,
    });
    const chosen =
      'on: {workflow_dispatch: {inputs: {env: {type: choice, options: [staging, production]}}}}\njobs:\n  deploy:\n    environment: ${{ inputs.env }}\n    steps: [{run: helm upgrade app .}]\n';
    expect(detect({ [PATH]: chosen }).measures).toMatchObject({ production: 1, productionManual: 1, nonProduction: 1 });
  });

  it('counts imperative steps and points at them', () => {
    const found = ofRun('kubectl -n prod apply -f x\nkubectl -n prod set image deploy/app app=x:$SHA');
    expect(found.measures).toMatchObject({ deploys: 1, production: 1, productionImperative: 1 });
    expect(found.marks?.[0]).toMatchObject({ line: 7 });
  });

  it('counts a scheduled apply, which corrects drift', () => {
    expect(ofRun('terraform -chdir=prod apply', '{schedule: [{cron: x}]}').measures).toMatchObject({
      scheduledApply: 1,
      productionAutomatic: 1,
    });
    expect(ofRun('terraform -chdir=prod apply').measures).toMatchObject({ scheduledApply: 0 });
  });

  it('takes the only target for production where nothing names an environment, and says so', () => {
    const found = ofRun('kubectl apply -f x');
    expect(found.measures).toMatchObject({ production: 1, unknownTarget: 0 });
    expect(found.reason).toMatch(/counts as production/);
    expect(found.marks?.[0]?.note).toMatch(/counts as production/);
  });

  it('never takes a target for production where a name, another environment or another cluster stands against it', () => {
    expect(ofRun('kubectl apply -f x', 'push', 'environment: customer-a').measures).toMatchObject({
      production: 0,
      unknownTarget: 1,
      unknownTargetAutomatic: 1,
    });
    expect(ofRun('kubectl apply -f x', 'workflow_dispatch', 'environment: customer-a').measures).toMatchObject({
      unknownTarget: 1,
      unknownTargetAutomatic: 0,
    });
    const staged = { [PATH]: workflow('push', 'kubectl apply -f x\nkubectl -n staging apply -f x') };
    expect(detect(staged).measures).toMatchObject({ production: 0, unknownTarget: 1, nonProduction: 1 });
    expect(ofRun('kubectl --context a apply -f x\nkubectl --context b apply -f x').measures).toMatchObject({
      production: 0,
      unknownTarget: 1,
    });
    const environments = [{ name: 'staging', tier: 'staging' as const, marks: [] }];
    expect(detect({ [PATH]: workflow('push', 'kubectl apply -f x') }, { environments }).measures).toMatchObject({
      production: 0,
    });
    expect(ofRun('kubectl apply -f x', '{push: {branches: [feature/x]}}').measures).toMatchObject({ production: 0 });
  });

  it('counts deploys to other environments apart', () => {
    expect(ofRun('helm upgrade app . -n staging').measures).toMatchObject({
      deploys: 1,
      production: 0,
      nonProduction: 1,
    });
  });

  it('counts jobs with keys of clusters', () => {
    expect(ofRun('aws eks update-kubeconfig --name prod\nkubectl apply -f x').measures).toMatchObject({
      credentials: 1,
    });
    const secret =
      'on: push\njobs:\n  main:\n    steps:\n      - env: {KUBECONFIG: "${{ secrets.KUBE_CONFIG }}"}\n        run: kubectl apply -f x\n';
    expect(detect({ [PATH]: secret }).measures).toMatchObject({ credentials: 1 });
    expect(ofRun('aws eks update-kubeconfig --name staging\nkubectl apply -f x').measures).toMatchObject({
      credentials: 0,
    });
    expect(ofRun('kind create cluster\nkubectl config use-context kind-kind').measures).toMatchObject({
      credentials: 0,
    });
  });

  it('is unknown where a job that looks like a deploy cannot be followed', () => {
    expect(ofRun('./ship.sh', 'push', 'environment: production')).toMatchObject({ outcome: 'unknown' });
    expect(ofRun('./scripts/deploy.sh').outcome).toBe('unknown');
    expect(ofRun('./scripts/test.sh').outcome).toBe('absent');
    expect(ofRun('aws eks update-kubeconfig --name x\ndeployer deploy').outcome).toBe('unknown');
  });

  it('is unknown where a tool of the team deploys', () => {
    const found = ofRun('pip install .\ndeployer deploy eu hub');
    expect(found).toMatchObject({ outcome: 'unknown' });
    expect(found.reason).toMatch(/\(deployer deploy\)/);
    const action = (uses: string) =>
      detect({ [PATH]: `on: push\njobs:\n  a:\n    steps:\n      - uses: ${uses}\n` }).outcome;
    expect(action('org/action-deployer-openshift@v4')).toBe('unknown');
    expect(action('actions/deploy-pages@v4')).toBe('absent');
    expect(ofRun('kubectl -n prod apply -f x\ndeployer deploy eu').reason).toMatch(/to production\..*deployer deploy /);
    expect(ofRun('cd deploy\nmkdocs deploy\ngit deploy').outcome).toBe('absent');
    for (const run of [
      'python3 deployer deploy eu',
      'python -m tools/deployer deploy eu',
      'node ./deployer/ deploy eu',
    ])
      expect(ofRun(run)).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('(deployer deploy)') });
    expect(ofRun('python3 -m pip install .\npython3 -m mkdocs deploy\npython -m deployer check').outcome).toBe(
      'absent',
    );
  });

  it('counts a tool of the team whose program lies here and starts a deploy command', () => {
    const upgrade = "cmd = ['helm', 'upgrade', '--install', name]\nsubprocess.check_call(cmd)\n";
    const run = (command: string, files: Record<string, string>) =>
      detect({ [PATH]: workflow('{push: {branches: [main]}}', command), ...files });
    const files = { 'deployer/__main__.py': 'from cli import main\nmain()\n', 'deployer/hub.py': upgrade };
    const found = run('python3 deployer deploy $CLUSTER', files);
    expect(found).toMatchObject({ outcome: 'present', measures: { deploys: 1, production: 1, productionOpaque: 1 } });
    expect(found.reason).toMatch(/by deployer deploy \(helm upgrade\)/);
    expect(found.reason).not.toMatch(/could not be followed/);
    expect(run('cd tools && python -m deployer deploy eu', { 'tools/deployer/hub.py': upgrade }).outcome).toBe(
      'present',
    );
    const two = run('python3 deployer deploy eu\npython3 deployer deploy us', files);
    expect(two.measures).toMatchObject({ deploys: 1, production: 0, unknownTarget: 1 });
    // Another folder, another part of the program, and one that deploys nothing that is written out.
    expect(run('python3 deployer deploy eu', { 'deployer/tests/hub.py': upgrade }).outcome).toBe('unknown');
    expect(run('python3 deployer deploy-dashboards eu', files).outcome).toBe('unknown');
    expect(run('python3 deployer validate eu', files).outcome).toBe('absent');
    expect(run('python3 deployer deploy eu', { 'deployer/hub.py': "run(['helm', 'template'])\n" }).outcome).toBe(
      'unknown',
    );
    const action = 'runs:\n  using: composite\n  steps:\n    - {shell: bash, run: python3 deployer deploy eu}\n';
    const uses = 'on: push\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/deploy\n';
    expect(detect({ [PATH]: uses, '.github/actions/deploy/action.yml': action, ...files }).outcome).toBe('present');
  });

  it('counts a tool of the team where a name tells its target, whatever else it does', () => {
    const job = (id: string, run: string) =>
      `on: {push: {branches: [main]}}\njobs:\n  ${id}:\n    steps:\n      - run: ${run}\n`;
    expect(detect({ [PATH]: job('upgrade-prod', 'deployer deploy $CLUSTER $HUB') })).toMatchObject({
      outcome: 'present',
      measures: { production: 1, productionAutomatic: 1, productionImperative: 0, unknownTarget: 0 },
    });
    expect(detect({ [PATH]: job('upgrade-staging', 'deployer deploy $CLUSTER') }).measures).toMatchObject({
      production: 0,
      nonProduction: 1,
    });
    expect(detect({ [PATH]: job('upgrade-prod', 'deployer deploy --dry-run $CLUSTER') }).outcome).toBe('absent');
  });

  it('implies no production where another job names an environment', () => {
    const files = {
      [PATH]: workflow('push', 'terraform apply'),
      '.github/workflows/other.yml': 'on: push\njobs:\n  upgrade-staging:\n    steps: [{run: x}]\n',
    };
    expect(detect(files).measures).toMatchObject({ production: 0, unknownTarget: 1, unknownTargetAutomatic: 1 });
  });

  it('takes what only other branches start for no automatic deploy of what may be production', () => {
    const found = ofRun('kubectl apply -f x', "{push: {branches: ['feature/**']}}");
    expect(found.measures).toMatchObject({ production: 0, unknownTarget: 1, unknownTargetAutomatic: 0 });
  });

  it('is unknown where the readme points at a pipeline of another repository, and no agent is here', () => {
    const pipelineAt = { repository: 'https://git.example.org/team/ci', line: 7 };
    const guide = { path: 'README.md', objectId: 'a', section: null, hints: true, pipelineAt, age: null };
    const found = detect({}, { guides: [guide] });
    expect(found).toMatchObject({ outcome: 'unknown', marks: [{ path: 'README.md', line: 7 }] });
    expect(found.reason).toMatch(/another repository/);
    expect(detect({}, { guides: [guide], agents: [anAgent()] }).outcome).toBe('absent');
    expect(detect({}, { guides: [guide], ownUrls: ['git@git.example.org:team/ci.git'] }).outcome).toBe('absent');
    expect(detect({}, { guides: [{ ...guide, path: 'docs/deploy.md' }] }).outcome).toBe('absent');
  });

  it('is unknown where a pipeline could not be read', () => {
    expect(detect({ [PATH]: 'on: [push' }).outcome).toBe('unknown');
  });

  it('leaves pipelines out that do not count', () => {
    const pipelines = pipelinesOf({ [PATH]: workflow('push', 'kubectl apply -f x') }).map((pipeline) => ({
      ...pipeline,
      counted: false,
    }));
    expect(pushDeploys.detect(anInventory({ pipelines })).outcome).toBe('absent');
  });

  it('takes a job that runs tests for no other environment', () => {
    const jobs = (name: string) =>
      detect({
        [PATH]: `on: push\njobs:\n  ${name}:\n    steps: [{run: npm run x}]\n  ship:\n    steps: [{run: fly deploy}]\n`,
      });
    expect(jobs('test').measures).toMatchObject({ production: 1, unknownTarget: 0 });
    expect(jobs('integration').measures).toMatchObject({ production: 1 });
    expect(jobs('deploy-test').measures).toMatchObject({ production: 0, unknownTarget: 1 });
  });
});
