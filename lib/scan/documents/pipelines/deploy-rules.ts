import { program } from '@/lib/scan/documents/pipelines/tool-match';

/** kubernetes: writes to a cluster · infrastructure: applies infrastructure code · platform: a cloud service or another host. */
export type DeployFamily = 'kubernetes' | 'infrastructure' | 'platform';

export interface DeployRule {
  tool: string;
  family: DeployFamily;
  pattern: RegExp;
  /** The command itself says what to change, so nothing in Git declares it. */
  imperative?: true;
  /** Only through ssh: on the runner it is a test. */
  remote?: true;
}

function kubernetes(tool: string, name: string, subcommands: string): DeployRule {
  return { tool, family: 'kubernetes', pattern: program(name, subcommands) };
}

function infrastructure(tool: string, name: string, subcommands: string): DeployRule {
  return { tool, family: 'infrastructure', pattern: program(name, subcommands) };
}

function platform(tool: string, pattern: RegExp): DeployRule {
  return { tool, family: 'platform', pattern };
}

const kubectl = 'kubectl|oc|k|microk8s kubectl|k3s kubectl';

/** Commands that change a running system (detection rules CI-P). The first rule that fits names the tool. */
export const commandRules: readonly DeployRule[] = [
  kubernetes('kubectl apply', kubectl, 'apply|replace'),
  { ...kubernetes('kubectl create', kubectl, 'create|expose|autoscale'), imperative: true },
  {
    ...kubernetes('kubectl set', kubectl, 'set image|set env|set resources|argo rollouts set image'),
    imperative: true,
  },
  { ...kubernetes('kubectl patch', kubectl, 'patch|edit'), imperative: true },
  { ...kubernetes('kubectl scale', kubectl, 'scale'), imperative: true },
  { ...kubernetes('kubectl delete', kubectl, 'delete'), imperative: true },
  { ...kubernetes('kubectl rollout', kubectl, 'rollout restart|rollout undo|rollout latest'), imperative: true },
  kubernetes('helm upgrade', 'helm', 'upgrade|install|rollback'),
  kubernetes('helmfile apply', 'helmfile', 'apply|sync|deploy'),
  kubernetes('skaffold run', 'skaffold', 'run|deploy'),
  kubernetes('werf converge', 'werf', 'converge|bundle apply|deploy'),
  kubernetes('kluctl deploy', 'kluctl', 'deploy'),
  kubernetes('kapp deploy', 'kapp', 'deploy|app-group deploy'),
  kubernetes('tk apply', 'tk', 'apply'),
  kubernetes('timoni apply', 'timoni', 'apply|bundle apply'),
  kubernetes('devspace deploy', 'devspace', 'deploy'),
  { ...kubernetes('argocd app set', 'argocd', 'app set|app patch|app rollback'), imperative: true },
  infrastructure(
    'terraform apply',
    'terraform|tofu|terragrunt|cdktf',
    'apply|run-all apply|run --all apply|apply-all|deploy',
  ),
  infrastructure('pulumi up', 'pulumi', 'up|update'),
  infrastructure('cdk deploy', 'cdk', 'deploy'),
  { tool: 'ansible-playbook', family: 'infrastructure', pattern: /^ansible-playbook\s/ },
  infrastructure(
    'cloudformation deploy',
    'aws',
    'cloudformation deploy|cloudformation create-stack|cloudformation update-stack|cloudformation execute-change-set',
  ),
  infrastructure(
    'az deployment',
    'az',
    'deployment create|deployment group create|deployment sub create|deployment mg create|deployment tenant create',
  ),
  { tool: 'octodns-sync', family: 'infrastructure', pattern: /^octodns-sync\s.*--doit\b/ },
  infrastructure('dnscontrol push', 'dnscontrol', 'push'),
  platform('sam deploy', /^sam\s.*\bdeploy(\s|$)/),
  platform('serverless deploy', /^(serverless|sls)\s+deploy(\s|$)/),
  {
    ...platform(
      'ecs update-service',
      program(
        'aws',
        'ecs update-service|ecs deploy|lambda update-function-code|apprunner start-deployment|deploy create-deployment|elasticbeanstalk update-environment',
      ),
    ),
    imperative: true,
  },
  platform('ecspresso deploy', /^(ecspresso|copilot)\s(.*\s)?deploy(\s|$)/),
  platform('eb deploy', /^eb\s+deploy/),
  platform(
    'gcloud deploy',
    /^gcloud\s(.*\s)?(run\s(.*\s)?(deploy|services\s+(update|replace)|jobs\s+(update|replace))|app\s+deploy|functions\s+deploy|deploy\s+releases\s+create)(\s|$)/,
  ),
  platform(
    'az webapp deploy',
    /^az\s+(webapp\s+(deploy|deployment|up|config container set)|containerapp\s+(up|update)|functionapp\s+deploy\w*|container\s+create)(\s|$)/,
  ),
  platform('func publish', /^func\s+azure\s+functionapp\s+publish/),
  platform('flyctl deploy', /^(flyctl|fly)\s(.*\s)?deploy(\s|$)/),
  platform('wrangler deploy', /^wrangler\s(.*\s)?(deploy|publish)(\s|$)/),
  platform('vercel', /^vercel\s(.*\s)?(deploy|--prod)(\s|$)/),
  platform('netlify deploy', /^netlify\s+deploy/),
  platform('firebase deploy', /^firebase\s(.*\s)?deploy(\s|$)/),
  platform('heroku', /^(heroku\s+container:release|git\s+push\s(.*\s)?(heroku|dokku)(\s|$))/),
  platform('cf push', /^cf\s+push/),
  platform('railway up', /^railway\s+up/),
  platform('doctl apps', /^doctl\s+apps\s+(update|create-deployment)/),
  platform('kamal deploy', /^kamal\s(.*\s)?(deploy|redeploy)(\s|$)/),
  platform('cap deploy', /^cap\s+\S+\s+deploy/),
  platform('nomad run', /^nomad\s+(job\s+)?run(\s|$)/),
  platform('octopus deploy', /^(octo|octopus)\s+(deploy-release|release\s+deploy)/),
  platform('docker stack deploy', /^docker\s+(stack\s+deploy|service\s+update)(\s|$)/),
  { ...platform('docker compose up', /^docker(-|\s+)compose\s(.*\s)?up(\s|$)/), remote: true },
];

/** Actions, tasks, pipes, orbs and plugins that deploy. `only` looks at their inputs. */
export interface DeployActionRule extends DeployRule {
  only?: (input: (name: string) => string) => boolean;
}

function action(
  tool: string,
  family: DeployFamily,
  pattern: RegExp,
  only?: DeployActionRule['only'],
): DeployActionRule {
  return only ? { tool, family, pattern, only } : { tool, family, pattern };
}

export const actionRules: readonly DeployActionRule[] = [
  action('k8s-deploy', 'kubernetes', /^azure\/k8s-deploy$/),
  action(
    'kubectl action',
    'kubernetes',
    /(actions-hub|steebchen|tale)\/kubectl|kodermax\/kubectl|wahyd4\/kubectl-helm-action|drone-(kubectl|kubernetes|k8s)|bitnami\/kubectl|(eks|gke|aks)?-?kubectl-run$/,
    (input) =>
      /\b(apply|create|replace|patch|set|scale|delete|rollout)\b/.test(
        [input('args'), input('command'), input('kubectl_command')].join(' '),
      ),
  ),
  action(
    'helm action',
    'kubernetes',
    /deliverybot\/helm|helm-eks-action|drone-helm\d*|atlassian\/helm-run|helm\/(upgrade|install)-helm-chart|bitovi\/.*(helm|eks)/,
  ),
  action('helmfile', 'kubernetes', /helmfile-action/, (input) => /^(apply|sync)/.test(input('helmfile-args'))),
  action(
    'kubernetes orb',
    'kubernetes',
    /kubernetes\/(create-or-update-resource|update-container-image)|aws-eks\/update-container-image|azure-aks-deploy/,
  ),
  action(
    'kubernetes plugin',
    'kubernetes',
    /^(kubernetesdeploy|kubernetesapply|openshiftdeploy|openshift\.apply|withkubeconfig-apply)$/,
  ),
  action('kubernetes task', 'kubernetes', /^kubernetes(@\d+)?$/, (input) =>
    /^(apply|create|set|patch|scale|delete|rollout)/.test(input('command')),
  ),
  action('kubernetes manifest task', 'kubernetes', /^kubernetesmanifest/, (input) =>
    /^(|deploy|patch|scale|delete|promote)$/.test(input('action')),
  ),
  action('helm task', 'kubernetes', /^helmdeploy/, (input) => /^(upgrade|install|rollback)$/.test(input('command'))),
  action('helm task', 'kubernetes', /^helm-upgrade-from-(source|repo)$/),
  action(
    'terraform apply',
    'infrastructure',
    /dflook\/(terraform|tofu)-apply|tfc-workflows-github\/actions\/apply-run/,
  ),
  action('terraform apply', 'infrastructure', /^terraform(task|cli|cli@)/, (input) => input('command') === 'apply'),
  action('pulumi up', 'infrastructure', /^pulumi\/actions/, (input) => /^(up|update)$/.test(input('command'))),
  action(
    'cloudformation deploy',
    'infrastructure',
    /aws-cloudformation-github-deploy|azure\/arm-deploy|azureresourcemanagertemplatedeployment|travis deploy cloudformation/,
    (input) => !/^validat/i.test(input('deploymentmode')) && !/--what-if|what-if/.test(input('additionalarguments')),
  ),
  action('ansible', 'infrastructure', /action-ansible-playbook|^ansibleplaybook$|drone-ansible|^ansible$/),
  action(
    'ecs deploy',
    'platform',
    /amazon-ecs-deploy-(task-definition|express-service)|aws-ecs-deploy|aws-ecs\/deploy|drone-ecs/,
  ),
  action(
    'cloud run deploy',
    'platform',
    /google-github-actions\/(deploy-cloudrun|deploy-cloud-functions|deploy-appengine|create-cloud-deploy-release)|gcp-cloud-run\/deploy/,
  ),
  action(
    'azure app deploy',
    'platform',
    /azure\/(webapps-deploy|functions-action|container-apps-deploy-action|aci-deploy)|^azurewebapp|^azurermwebappdeployment|^azurefunctionapp|^azurecontainerapps|azure-web-apps-deploy/,
  ),
  action(
    'lambda deploy',
    'platform',
    /aws-lambda-deploy|lambda-action|aws-codedeploy|beanstalk-deploy|elasticbeanstalk/,
  ),
  action('flyctl deploy', 'platform', /superfly\/flyctl-actions/, (input) => /\bdeploy\b/.test(input('args'))),
  action(
    'wrangler deploy',
    'platform',
    /cloudflare\/(wrangler-action|pages-action)/,
    (input) => input('command') === '' || /\b(deploy|publish)\b/.test(input('command')),
  ),
  action(
    'serverless deploy',
    'platform',
    /serverless\/github-action|serverless-deploy/,
    (input) => input('args') === '' || /\bdeploy\b/.test(input('args')),
  ),
  action('site deploy', 'platform', /amondnet\/vercel-action|actions-netlify|action-hosting-deploy|firebase-deploy/),
  action('heroku deploy', 'platform', /heroku-deploy|heroku\/deploy/),
  action('ssh deploy', 'platform', /(appleboy|fifsky)\/ssh-(action|command)/, (input) =>
    /docker[ -]compose\s[^\n]*\b(up|pull)\b|docker (stack deploy|service update|run)|systemctl (restart|reload)|pm2 (restart|reload)|kubectl |helm /.test(
      [input('script'), input('command')].join(' '),
    ),
  ),
  action(
    'travis deploy',
    'platform',
    /^travis deploy (heroku|cloudfoundry|elasticbeanstalk|codedeploy|gae|lambda|openshift|azure_web_apps|firebase|cloudrun|engineyard)$/,
  ),
];
