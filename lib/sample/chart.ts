import type { FileChanges } from '@/lib/sample/change';

/** A small Helm chart of a web service: one workload and its Service. */
export function serviceChart(folder: string, name: string): FileChanges {
  return {
    [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\ndescription: A service of ${name}\ntype: application\nversion: 1.4.0\n`,
    [`${folder}/values.yaml`]: `replicas: 1\nimage:\n  repository: registry.otterbrook.example/${name}/${name}\n  tag: "0.0.1"\nlogLevel: info\n`,
    [`${folder}/templates/deployment.yaml`]: deployment,
    [`${folder}/templates/service.yaml`]: service,
  };
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  labels:
    app.kubernetes.io/name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Release.Name }}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{ .Release.Name }}
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          env:
            - name: LOG_LEVEL
              value: {{ .Values.logLevel | quote }}
          readinessProbe:
            httpGet:
              path: /ready
              port: 8080
          resources:
            requests:
              cpu: 100m
              memory: 256Mi
`;

const service = `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    app.kubernetes.io/name: {{ .Release.Name }}
  ports:
    - port: 80
      targetPort: 8080
`;
