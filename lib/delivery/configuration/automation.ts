import type { Person } from '@/lib/delivery/configuration/found-deployment';
import { remember } from '@/lib/scan/documents/remember';

/** Automations by the names and addresses that they commit with. The first that matches is told. */
const known: readonly (readonly [RegExp, string])[] = [
  [/renovate/i, 'Renovate'],
  [/dependabot/i, 'Dependabot'],
  [/image-updater/i, 'Argo CD Image Updater'],
  [/kargo/i, 'Kargo'],
  [/promoter|hydrator/i, 'GitOps Promoter'],
  [/flux/i, 'Flux image automation'],
  [/argo[-_ ]?(cd|bot|workflows?)/i, 'Argo CD'],
  [/github-actions|actions@github/i, 'GitHub Actions'],
  [/gitlab-ci|project_\d+_bot/i, 'GitLab CI'],
  [/jenkins/i, 'Jenkins'],
  [/tekton/i, 'Tekton'],
  [/semantic-release/i, 'semantic-release'],
];
const otherBot =
  /\[bot\]|\bbot\b|[-_.]bot\b|\bbot[-_@]|[a-z]bot@|^ci$|[-_.]ci\b|\bci[-_@]|\bci-?user\b|automation|automated|service[-_ ]?account|pipeline|deploy(er|ment)?[-_ ](bot|key|user)|noreply@.*\.iam\.gserviceaccount/i;

/** The automation that wrote a commit, by its author, else by its committer; null for a person. Attribution only. */
export function automationOf(author: Person, committer: Person): string | null {
  return knownName(keyOf(author)) ?? (isHost(committer) ? null : knownName(keyOf(committer)));
}

const knownName = remember((key: string): string | null => {
  const [name = '', email = ''] = key.split('\0');
  return nameOf({ name, email });
}, 10_000);

function keyOf({ name, email }: Person): string {
  return `${name}\0${email}`;
}

function nameOf({ name, email }: Person): string | null {
  const own = known.find(([pattern]) => pattern.test(name) || pattern.test(email));
  if (own) return own[1];
  return otherBot.test(name) || otherBot.test(email) ? name : null;
}

/** Hosts commit what people merge in the browser. */
function isHost({ name, email }: Person): boolean {
  return /^(GitHub|GitLab|Bitbucket|Gitea|Gerrit Code Review)$/i.test(name) || email === 'noreply@github.com';
}
