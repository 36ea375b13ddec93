import { folderOf } from '@/lib/scan/documents/folder';
import { isSourceCode } from '@/lib/scan/documents/source-code';

const project = /(^|\/)(Pulumi\.ya?ml|cdk\.json|cdktf\.json)$/;
const tools: Readonly<Record<string, string>> = { pulumi: 'Pulumi', cdk: 'CDK', cdktf: 'CDKTF' };

/**
 * Finds the files of programs that declare infrastructure: source code in a project of Pulumi, CDK or CDKTF or below it, the project
 * file of Pulumi itself, and Bicep. Tells the tool of a path, or null.
 */
export function infrastructurePrograms(paths: Iterable<string>): (path: string) => string | null {
  const projects = new Map<string, string>();
  for (const path of paths) {
    const file = project.exec(path)?.[2];
    if (file !== undefined) projects.set(folderOf(path), tools[file.replace(/\.\w+$/, '').toLowerCase()] ?? file);
  }
  return (path) => {
    if (/\.bicep$/.test(path)) return 'Bicep';
    if (projects.size === 0 || !(isSourceCode(path) || project.test(path))) return null;
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const tool = projects.get(folder);
      if (tool !== undefined || folder === '') return tool ?? null;
    }
  };
}

/** Most programs of infrastructure are small; so many of their files are read. */
const mostPrograms = 400;

/** The files among those given that declare infrastructure as programs and are not read as text for another reason. */
export function programFiles<File extends { path: string }>(files: readonly File[], paths: Iterable<string>): File[] {
  const toolOf = infrastructurePrograms(paths);
  return files.filter(({ path }) => !/\.ya?ml$/.test(path) && toolOf(path) !== null).slice(0, mostPrograms);
}

/** Constructors of managed clusters, resource types of Pulumi's YAML, of Bicep and of CloudFormation. Types, imports and references are none. */
const clusters = [
  /\b(?:aws)?(?:eks|container|containerservice)\.(?:New)?(?:Fargate|Managed|Kubernetes)?Cluster\s*\(/i,
  /(?<!\b(?:class|def|func|function)\s+)\b(?:EksCluster|ContainerCluster|KubernetesCluster|DataprocGkeCluster|EksBlueprint)\s*\(/,
  /\btype:\s*["']?(?:aws:eks|eks(?::index)?|gcp:container|azure-native:containerservice|digitalocean):(?:\w+:)?(?:Managed|Kubernetes)?Cluster\b/,
  /'Microsoft\.ContainerService\/managedClusters@[^']*'\s*=/,
  /["']?Type["']?\s*:\s*["']?AWS::EKS::Cluster\b/,
];
const likely = /cluster/i;
const comment = /^\s*(\/\/|#|\*|\/\*)/;

/** Lines in which a program declares a managed cluster; counts from 1. */
export function clusterLines(text: string): number[] {
  if (!likely.test(text)) return [];
  return text
    .split('\n')
    .flatMap((line, index) => (!comment.test(line) && clusters.some((one) => one.test(line)) ? [index + 1] : []));
}
