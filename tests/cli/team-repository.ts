import type { RepositorySpec } from '@/tests/factories/git-repository';

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/acme/shop.git
    path: apps/shop
    targetRevision: main
  destination:
    server: https://kubernetes.default.svc
    namespace: production
  syncPolicy:
    automated:
      prune: true
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: production
spec:
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
        - name: shop
          image: registry.example.com/shop:1.4.2
`;

/** A configuration repository that gets an agent in its second commit; self-heal is off. */
export const teamRepository: RepositorySpec = {
  commits: [
    { message: 'Deploy the shop', date: '2026-01-10T10:00:00Z', files: { 'apps/shop/deployment.yaml': deployment } },
    { message: 'Let the agent pull', date: '2026-03-10T10:00:00Z', files: { 'application.yaml': application } },
  ],
};
