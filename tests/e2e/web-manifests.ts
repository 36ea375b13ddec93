/** A service that one Application of Argo CD delivers, which corrects drift by itself. */
export const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.org/team/config
    path: apps/web/production
    targetRevision: main
  destination:
    server: https://kubernetes.default.svc
    namespace: web
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
`;

/** As `application`, with nothing that says whether drift is corrected. */
export const applicationWithoutSelfHeal = application.replace('      selfHeal: true\n', '');

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.org/web:1.4.2
`;
