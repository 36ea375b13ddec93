/** Group and version of an `apiVersion`; the core group is ''. */
export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.lastIndexOf('/');
  return slash === -1
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** Kinds whose body no rule reads (detection rules 12): recognised by their header alone. */
const headerOnly = new Set([
  'CustomResourceDefinition',
  'ClusterRole',
  'Role',
  'Service',
  'ServiceAccount',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'StorageClass',
  'APIService',
  'PriorityClass',
  'Lease',
  'Endpoints',
  'GrafanaDashboard',
  'PrometheusRule',
  'ServiceMonitor',
  'PodMonitor',
  'Ingress',
  'HTTPRoute',
]);

/** Whether some rule reads more of an object than its kind and name. */
export function needsBody(apiVersion: string, kind: string): boolean {
  if (kind === 'Service') return splitApiVersion(apiVersion).group !== '';
  return !headerOnly.has(kind);
}
