import type { Section } from '@/lib/scan/documents/document-sections';

/** A section of a document, by its heading and the heading's line. */
export interface GuideSection {
  heading: string;
  line: number;
}

/** A document with sections that tell the steps of operational tasks, in its place. */
export interface OperationsGuide {
  path: string;
  objectId: string;
  sections: readonly GuideSection[];
}

const document = /\.(md|mdx|markdown|adoc|asciidoc|rst)$/i;
const overview =
  /(^|\/)readme(\.(md|mdx|markdown|adoc|asciidoc|rst|txt))?$|(^|\/)(docs?|documentation)\/(.+\/)?index\.(md|mdx|adoc|rst)$/i;
const tasks =
  'back-?ups?|restor|recover|disaster|re-?build|re-?creat|bootstrap|upgrad|mainten|tear-?down|decommission|rotat|fail-?over|outage|troubleshoot|operations|operating|admin|clusters?|day-?2';
const named = new RegExp(`(^|[/_. -])(${tasks})[^/]*$`, 'i');
const inNamedFolder = new RegExp(`(^|/)(docs?|documentation)/(.*[/_. -])?(${tasks}|ops|sre)[^/]*/.+$`, 'i');
/** Pages as a generator keeps or writes them, modules for others to use, and what only lists changes. */
const elsewhere =
  /(^|\/)(versioned_docs|i18n|blog|_build|public|modules)\/|(^|\/)(changelog|changes|release[-_]?notes)[^/]*$/i;

/** Whether a document may tell the steps of an operational task: readmes, first pages, and what is named after such tasks. */
export function isOperationsPath(path: string): boolean {
  if (overview.test(path)) return !elsewhere.test(path);
  return document.test(path) && (named.test(path) || inNamedFolder.test(path)) && !elsewhere.test(path);
}

/** What is done to a system that runs, or to bring it back: not what installs a tool on a desk. */
const task =
  /\b(restor(e|ing|ation)|recover(y|ing)?|disaster|re-?build(ing)?|re-?creat(e|ing)|bootstrap(ping)?|upgrad(e|ing)|maintenance|tear(ing)?[ -]?down|decommission(ing)?|destroy(ing)?|rotat(e|ing|ion)|fail(ing)?[ -]?over|incident (response|handling)|troubleshoot(ing)?)\b|\b((delet|remov|replac|drain|cordon|reboot|resiz)(e|ing)?|fre(e|eing) up)\b.*\b(clusters?|nodes?|volumes?|pvcs?|databases?|control planes?)\b/i;
/** A thing that bears such a name, why something is done, and a list of changes. */
const otherThing =
  /\b(controllers?|operators?|systems?|tools?|cron ?jobs?|policy|policies|windows?)\W*$|^(why|about|what (is|are)|how .* works?)\b|\b(notes|changelog|deprecat\w+|docs?|documentation|dependenc(y|ies)|packages?)\b/i;
/** The desk of a developer, whatever stands below such a heading. */
const desk =
  /\b(local(ly|host)?|develop(er|ers|ing|ment)|contribut\w+|tests?|testing|workstation|laptop|desktop|examples?|tutorial|ci)\b/i;
/** What such a task is done to, or with. */
const runningSystem =
  /\b(clusters?|nodes?|namespaces?|pods?|servers?|control[ -]planes?|databases?|volumes?|pvcs?|snapshots?|production|kubectl|helm|helmfile|flux|argo ?-?cd|terraform|tofu|talosctl|kubeadm|k3s|etcd|velero|restic|vault|certificates?|secrets?)\b/i;
const ownMachine = /\b((kind|k3d|minikube) (create|delete|start|stop|cluster)|docker[ -]compose (up|down)|vagrant)\b/i;
const program =
  '(sudo |\\$ )?(kubectl|oc|helm|helmfile|flux|argocd|terraform|tofu|terragrunt|talosctl|talhelper|omnictl|k3s|k0s|kubeadm|rke2?|velero|restic|etcdctl|ansible|ansible-playbook|aws|gcloud|az|eksctl|vault|sops|docker|systemctl|ssh|psql|pg_\\w+|git|make|task|just|source|cd|export|\\.{1,2}/)';
const commands = [
  /^[ \t]*(```|~~~)[ \t]*\{?(bash|sh|shell|console|zsh|fish|terminal|shell-?session|sh-session|powershell)\b/im,
  /^[ \t]*(\.\. (code-block|code|prompt|sourcecode)::|\[source,)[ \t]*(bash|sh|shell|console)\b/im,
  /^[ \t]*\$ \S/m,
  new RegExp(`^[ \\t]*(\`\`\`|~~~)[ \\t]*\\n[ \\t]*${program}`, 'm'),
  new RegExp(`^( {4,8}|\\t)${program}`, 'm'),
];
const numberedStep = /^\s{0,3}(#{1,6}\s+|=+\s+)?(step\s+\d{1,2}\b|\d{1,2}[.)]\s|#\.\s)/i;
const fewestSteps = 2;
/** More sections of one document show nothing more. */
const mostSections = 5;
/** Characters. */
const longestHeading = 200;
/** Characters. A section that is longer tells its steps in its beginning. */
const longestSection = 20_000;

/** Sections under a heading on an operational task that give its commands or its numbered steps, subsections included. */
export function operationsIn(sections: readonly Section[]): GuideSection[] {
  const found: GuideSection[] = [];
  const above: Section[] = [];
  sections.forEach((section, at) => {
    while ((above.at(-1)?.level ?? -1) >= section.level) above.pop();
    above.push(section);
    if (found.length === mostSections || !isTask(section.heading.slice(0, longestHeading))) return;
    if (above.some(({ heading }) => desk.test(heading.slice(0, longestHeading)))) return;
    if (givesSteps(wholeText(sections, at))) found.push({ heading: section.heading.slice(0, 80), line: section.line });
  });
  return found;
}

function isTask(heading: string): boolean {
  return task.test(heading) && !otherThing.test(heading);
}

/** A section with all that stands below it. */
function wholeText(sections: readonly Section[], at: number): string {
  const own = sections[at];
  if (own === undefined) return '';
  let text = own.body;
  for (let next = at + 1; text.length < longestSection; next += 1) {
    const section = sections[next];
    if (section === undefined || section.level <= own.level) break;
    text += section.body;
  }
  return text.slice(0, longestSection);
}

function givesSteps(text: string): boolean {
  if (!runningSystem.test(text) || ownMachine.test(text)) return false;
  const isNumbered = text.split('\n').filter((line) => numberedStep.test(line)).length >= fewestSteps;
  return isNumbered || commands.some((command) => command.test(text));
}
