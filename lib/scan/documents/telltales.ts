import { type ReferenceTool, referencesInText } from '@/lib/scan/documents/secret-references';

/** Something that rules ask of documents which are recognised by their header, without the rest of the body. */
export type Telltale = 'runbook' | 'agent' | ReferenceTool;

/** Where each stands, as lines of the file. */
export type Telltales = Partial<Record<Telltale, number>>;

const monitoringKinds = /^(PrometheusRule|ServiceMonitor|PodMonitor|GrafanaDashboard)$/;

/** Links of rules that tools bring along lead to the pages of those tools. */
const patterns: readonly [Telltale, RegExp][] = [
  [
    'runbook',
    /^(?:[ \t-]*|[^#\n]*[{,][ \t]*)["']?runbook(_url|Url|URL)?["']?[ \t]*:[ \t]*["']?(?!https?:\/\/(runbooks\.prometheus-operator\.dev|github\.com\/(kubernetes-monitoring|prometheus-operator)\/|\S*mixin))[^\s#"'}]/m,
  ],
  [
    'agent',
    /\b(argocd_app|argocd_cluster|argocd_git|gotk_(reconcile|resource)|controller_runtime_reconcile|flux_resource)\w*|^[ \t]*(app\.kubernetes\.io\/(name|part-of): (argocd|flux)|app: (source|kustomize|helm)-controller)|\b(source|kustomize|helm)-controller\b/m,
  ],
];

const holdingKinds =
  /^(Secret|ConfigMap|Deployment|StatefulSet|DaemonSet|CronJob|Job|Pod|Rollout|Ingress|Certificate)$/;

/** Looks for them in the text of a document, of which `line` is the first. */
export function telltalesOf(kind: string, text: string, line: number): Telltales | undefined {
  const found = patternsFor(kind, text).flatMap(([name, pattern]): [Telltale, number][] => {
    const match = pattern.exec(text);
    return match ? [[name, line + text.slice(0, match.index).split('\n').length - 1]] : [];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function patternsFor(kind: string, text: string): readonly (readonly [Telltale, RegExp])[] {
  if (monitoringKinds.test(kind)) return patterns;
  if (!holdingKinds.test(kind)) return [];
  return referencesInText.flatMap(({ tool, hint, pattern }) => (text.includes(hint) ? [[tool, pattern] as const] : []));
}
