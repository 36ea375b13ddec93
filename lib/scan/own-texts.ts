/**
 * YAML files that are no Kubernetes objects and whose text tells what they are, where the name alone does not: specifications of
 * objectives, entries of catalogs, templates of projects, variables that a tool encrypts. They are read as text beside what else they are read for.
 */
const ownText =
  /(^|\/)(slos?|sloth|openslo|service[-_]level[-_]objectives?)\/([^/]+\/)*[^/]+\.ya?ml$|(^|\/)(cortex|port|copier|score)\.ya?ml$|(^|\/)[^/]*[-_.]slos?\.ya?ml$|(^|\/)(group_vars|host_vars|hieradata)\/([^/]+\/)*[^/]+\.e?ya?ml$|(^|\/)data\/(common|nodes?\/.+|roles?\/.+|environments?\/.+)\.e?ya?ml$|(^|\/)[^/]*vault[^/]*\.ya?ml$|(^|\/)Pulumi(\.[\w-]+)?\.ya?ml$/i;

/** Most paths have none of these, which one look tells. */
const likely = /slo|service[-_]level|cortex|port|copier|score|_vars|hieradata|data\/|vault|pulumi/i;

/** Whether rules read the text of a YAML file that is no Kubernetes object. */
export function needsOwnText(path: string): boolean {
  return likely.test(path) && ownText.test(path);
}
