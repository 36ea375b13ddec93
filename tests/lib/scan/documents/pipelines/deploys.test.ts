import { describe, expect, it } from 'vitest';
import { type Deploy, deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/ci.yml';
const ofFiles = (files: Record<string, string>): Deploy[] => deploysOf(pipelinesOf(files));
const ofRun = (run: string, on = 'push', job = ''): Deploy[] => ofFiles({ [PATH]: workflow(on, run, job) });
const ofAction = (uses: string, inputs = '{}') =>
  ofFiles({ [PATH]: `on: push\njobs:\n  main:\n    steps:\n      - uses: ${uses}\n        with: ${inputs}\n` });

describe('lib/scan/documents/pipelines/deploys', () => {
  it.each([
    ['kubectl apply -f k8s/', 'kubectl apply'],
    ['kubectl -n shop --context eu apply -k .', 'kubectl apply'],
    ['kustomize build . | kubectl apply -f -', 'kubectl apply'],
    ['kubectl set image deploy/app app=x', 'kubectl set'],
    ['kubectl rollout restart deploy/app', 'kubectl rollout'],
    ['helm --kube-context eu upgrade --install app .', 'helm upgrade'],
    ['helmfile -e eu apply', 'helmfile apply'],
    ['terraform -chdir=eu apply -auto-approve', 'terraform apply'],
    ['terraform -chdir=stacks/${{ matrix.stack }} apply', 'terraform apply'],
    ['helm --kube-context ${{ inputs.cluster }} upgrade app .', 'helm upgrade'],
    ['terragrunt run-all apply', 'terraform apply'],
    ['pulumi up --yes', 'pulumi up'],
    ['npx cdk deploy --all', 'cdk deploy'],
    ['ansible-playbook -i hosts site.yml', 'ansible-playbook'],
    ['octodns-sync --config-file=x --doit', 'octodns-sync'],
    ['dnscontrol push', 'dnscontrol push'],
    ['serverless deploy', 'serverless deploy'],
    ['npx wrangler deploy', 'wrangler deploy'],
    ['flyctl deploy --remote-only', 'flyctl deploy'],
    ['gcloud run deploy shop --image x', 'gcloud deploy'],
    ['aws ecs update-service --service x --force-new-deployment', 'ecs update-service'],
    ["ssh me@host 'cd /srv && docker compose up -d'", 'docker compose up'],
    ['argocd app set shop --helm-set image.tag=x', 'argocd app set'],
    ['oc apply -f x', 'kubectl apply'],
    ['kubectl apply --dry-run=none -f x', 'kubectl apply'],
    ['docker run bitnami/kubectl apply -f x', 'kubectl apply'],
  ])('knows %s', (run, tool) => {
    expect(ofRun(run).map(({ tools }) => tools)).toEqual([[tool]]);
  });

  it.each([
    ['azure/k8s-deploy@v5', '{}'],
    ['aws-actions/amazon-ecs-deploy-task-definition@v2', '{}'],
    ['google-github-actions/deploy-cloudrun@v2', '{}'],
    ['superfly/flyctl-actions@1', '{args: deploy}'],
    ['appleboy/ssh-action@v1', '{host: x, script: docker compose pull && docker compose up -d}'],
    ['pulumi/actions@v5', '{command: up}'],
  ])('knows the action %s', (uses, inputs) => {
    expect(ofAction(uses, inputs)).toHaveLength(1);
  });

  it.each([
    ['a dry run', 'kubectl apply --dry-run=client -f x'],
    ['a dry run of helm', 'helm upgrade app . --dry-run'],
    ['a printed command', 'echo "kubectl apply -f x"'],
    ['a comment', '# kubectl apply -f x'],
    ['the text of a here-document', "cat > NOTES <<'EOF'\nkubectl apply -f x\nEOF"],
    ['a secret that is sealed', 'kubectl create secret generic x --dry-run=client -o yaml | kubeseal > sealed.yaml'],
    ['the bootstrap of Flux', 'flux bootstrap github --path=clusters/prod'],
    ['the installation of Argo CD', 'kubectl create namespace argocd\nkubectl apply -n argocd -f install.yaml'],
    ['a root application', 'kubectl apply -f bootstrap/root-app.yaml'],
    ['a sync, which the agent does', 'argocd app sync shop\nflux reconcile kustomization apps'],
    ['a write-back to Git', 'kustomize edit set image app=x:$TAG\ngit commit -am bump\ngit push'],
    ['a write-back of a value', "yq -i '.image.tag = strenv(TAG)' values.yaml\ngit commit -am bump && git push"],
    ['rendered output that is committed', 'helm template . > out.yaml\ngit commit -am render\ngit push'],
    ['a throw-away cluster', 'kind create cluster\nkubectl apply -f .\nhelm install app .'],
    ['compose on the runner', 'docker compose up -d'],
    ['a plan', 'terraform plan'],
    ['a check of ansible', 'ansible-playbook --check site.yml'],
    ['a read', 'kubectl get pods\nhelm list'],
    ['a finished job taken away', 'kubectl -n prod delete job migrate'],
    ['previews taken away', 'kubectl delete all -l preview=1'],
    ['a plugin of helm', 'helm plugin install x\nhelm repo add a b'],
  ])('takes %s for no deploy', (_, run) => {
    expect(ofRun(run)).toEqual([]);
  });

  it('takes a pull request job for a deploy only where it holds credentials', () => {
    expect(ofRun('kubectl apply -f x', 'pull_request')).toEqual([]);
    expect(ofRun('aws eks update-kubeconfig --name dev\nkubectl apply -f x', 'pull_request')).toHaveLength(1);
  });

  it('takes a step that nothing ever starts for none, whatever credentials its job holds', () => {
    const job = (condition: string) => ({
      [PATH]: `on: push\njobs:\n  main:\n    steps:\n      - run: aws eks update-kubeconfig --name dev\n      - if: github.event_name == '${condition}'\n        run: kubectl apply -f x\n`,
    });
    expect(ofFiles(job('pull_request'))).toEqual([]);
    expect(ofFiles(job('push'))).toHaveLength(1);
  });

  it('takes an action that puts the agent in place for no deploy', () => {
    expect(ofAction('azure/k8s-deploy@v5', '{manifests: argocd/install.yaml}')).toEqual([]);
    expect(ofAction('azure/k8s-deploy@v5', '{manifests: shop/deployment.yaml}')).toHaveLength(1);
  });

  it('leaves hooks of pre-commit out', () => {
    const hooks = 'repos:\n  - repo: local\n    hooks: [{id: x, entry: kubectl apply -f x}]\n';
    expect(ofFiles({ '.pre-commit-config.yaml': hooks })).toEqual([]);
  });

  it.each([
    ['push', 'automatic', false],
    ['{push: {tags: ["v*"]}}', 'automatic', false],
    ['release', 'automatic', false],
    ['{schedule: [{cron: x}]}', 'automatic', true],
    ['workflow_dispatch', 'manual', false],
    ['workflow_call', 'unknown', false],
  ])('tells how %s starts it', (on, start, scheduled) => {
    expect(ofRun('terraform apply', on)[0]).toMatchObject({ start, scheduled });
  });

  it.each([
    ['the environment of the job', 'kubectl apply -f staging/', 'environment: production', ['production']],
    ['a namespace', 'kubectl -n shop-prod apply -f x', '', ['production']],
    ['a context', 'helm upgrade app . --kube-context=eu-staging', '', ['staging']],
    ['a values file', 'helm upgrade app . -f values-dev.yaml', '', ['development']],
    ['a folder', 'cd environments/prod\nterraform apply', '', ['production']],
    ['a variable file', 'terraform apply -var-file=env/prod.tfvars', '', ['production']],
    ['a workspace chosen before', 'terraform workspace select staging\nterraform apply', '', ['staging']],
    ['a cluster chosen before', 'aws eks update-kubeconfig --name prod-eu\nkubectl apply -f x', '', ['production']],
    ['a variable of the job', 'helm upgrade app . -n $NS', 'env: {NS: shop-prod}', ['production']],
    ['the name of a variable', 'helm upgrade app . --kubeconfig $PROD_KUBECONFIG', '', ['production']],
    ['a flag', 'vercel deploy --prod', '', ['production']],
    ['the name of the job', 'kubectl apply -f x', 'name: Deploy to production', ['production']],
    ['a word inside the name of the job', 'kubectl apply -f x', 'name: upgrade-prod-shops', ['production']],
    ['what is nearer than such a word', 'kubectl -n shop-staging apply -f x', 'name: upgrade-prod-shops', ['staging']],
    ['no word that may name a thing', 'kubectl apply -f x', 'name: deploy-dev-portal', []],
    ['no stage of the pipeline', 'kubectl apply -f x', 'name: stage two of all', []],
    ['staging before another word', 'kubectl apply -f x', 'name: upgrade-staging-shops', ['staging']],
    ['no word that names what is deployed', 'kubectl apply -f x', 'name: deploy-product-pages', []],
    [
      'a matrix',
      'helm upgrade app . -n ${{ matrix.ns }}',
      'strategy: {matrix: {ns: [dev, prod]}}',
      ['development', 'production'],
    ],
    ['nothing', 'kubectl apply -f x', '', []],
    ['an unknown name', 'kubectl apply -f x', 'environment: customer-a', []],
  ])('finds the target by %s', (_, run, job, tiers) => {
    expect(ofRun(run, 'push', job)[0]?.tiers).toEqual(tiers);
  });

  it('keeps targets of one job apart', () => {
    const found = ofRun('helm upgrade a . -n staging\nhelm upgrade b . -n staging\nhelm upgrade a . -n production');
    expect(found.map(({ tiers, step }) => [tiers, step.line])).toEqual([
      [['staging'], 6],
      [['production'], 8],
    ]);
  });

  it.each([
    ['kubectl set image deploy/app app=x:1', /set/],
    ['kubectl patch deploy app -p x', /patch/],
    ['kubectl create namespace shop', /create/],
    ['kubectl -n prod delete deploy x', /delete/],
    ['helm upgrade app . --set image.tag=$GITHUB_SHA', /GITHUB_SHA/],
    ['helm upgrade app . --set image.tag=${{ github.sha }}', /github\.sha/],
    ['helm upgrade app . --set=image.tag=${TAG}', /TAG/],
    ['terraform apply -var image=$CI_COMMIT_SHA', /CI_COMMIT_SHA/],
    ['gcloud run deploy app --image gcr.io/x:$SHA', /SHA/],
    ['envsubst < deploy.yaml | kubectl apply -f -', /envsubst/],
    ['sed -i "s/TAG/$SHA/" deploy.yaml\nkubectl apply -f deploy.yaml', /sed/],
    ['kustomize edit set image app=x:$SHA\nkustomize build . | kubectl apply -f -', /kustomize edit set image/],
  ])('calls %s imperative', (run, reason) => {
    expect(ofRun(run)[0]?.imperative?.reason).toMatch(reason);
  });

  it.each([
    ['kubectl apply -f x'],
    ['helm upgrade app . -f values.yaml --set replicas=2'],
    ['helm upgrade app . --set db.password=$DB_PASSWORD'],
    ['terraform apply -auto-approve'],
    ['kubectl create namespace shop || true'],
    ['kubectl -n prod delete deploy x --ignore-not-found'],
  ])('calls %s declared', (run) => {
    expect(ofRun(run)[0]).toMatchObject({ imperative: null });
  });

  it('reads a word without an end in passing', () => {
    expect(ofRun(`kubectl apply -f ${'a'.repeat(200_000)}`)).toHaveLength(1);
  });

  it('knows a value that the pipeline writes out', () => {
    expect(ofRun('helm upgrade app . --set image.tag=$TAG', 'push', 'env: {TAG: "1.2.3"}')[0]?.imperative).toBeNull();
  });

  it('finds deploys in followed scripts, with the arguments of the call', () => {
    const [deploy] = ofFiles({
      [PATH]: workflow('push', './deploy.sh production'),
      'deploy.sh': 'helm upgrade app . -n "$1"\n',
    });
    expect(deploy).toMatchObject({ tiers: ['production'], step: { path: 'deploy.sh', line: 1 } });
  });

  it('makes sure of a namespace without calling it a deploy', () => {
    expect(ofRun('kubectl create namespace x --dry-run=client -o yaml | kubectl apply -f -')).toEqual([]);
  });

  it('looks at each step of a long job a few times, not once for each of its deploys', () => {
    const [pipeline] = pipelinesOf({ [PATH]: workflow('push', 'kubectl apply -f .\n'.repeat(1_000)) });
    const [job] = pipeline?.jobs ?? [];
    if (!pipeline || !job) throw new Error('no job was read');
    let looks = 0;
    const steps = job.steps.map((step) => ({
      ...step,
      get text() {
        looks += 1;
        return step.text;
      },
    }));
    expect(deploysOf([{ ...pipeline, jobs: [{ ...job, steps }] }])).toHaveLength(1);
    expect(looks).toBeLessThan(20 * steps.length);
  });
});
