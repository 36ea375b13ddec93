/** Says that a Secret registers a cluster at Argo CD, where its value is `cluster` (detection rules ARGO-17). */
export const CLUSTER_LABEL = 'argocd.argoproj.io/secret-type';
