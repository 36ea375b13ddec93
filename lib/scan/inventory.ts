import type { AgentObject } from '@/lib/scan/documents/agent-object';
import type { ComposeFile } from '@/lib/scan/documents/compose';
import type { Guide } from '@/lib/scan/documents/deployment-guide';
import type { HelmChart, HelmValues } from '@/lib/scan/documents/helm';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import type { ImageReference } from '@/lib/scan/documents/images';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import type { OperationsGuide } from '@/lib/scan/documents/operations-guide';
import type { Pipeline } from '@/lib/scan/documents/pipelines/pipeline';
import type { Resource } from '@/lib/scan/documents/resource';
import type { ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { SecretSuspicion } from '@/lib/scan/documents/secrets';
import type { SourceReference } from '@/lib/scan/documents/source-reference';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import type { Unread } from '@/lib/scan/documents/unread';
import type { EnvironmentPlaces } from '@/lib/scan/environment-places';
import type { Environment } from '@/lib/scan/environments';
import type { FlowFacts } from '@/lib/scan/evidence';

/** Why a file is kept out of what is counted (detection rules 0.2); it is listed, and can be included on request. */
export type NotCountedReason = 'test' | 'example' | 'documentation' | 'vendored' | 'generated' | 'archived';

export interface InventoryFile {
  path: string;
  objectId: string;
  /** Null: the file counts. */
  notCounted: NotCountedReason | null;
}

/**
 * Everything a scan knows of one repository at one commit, resolved across its files. Indicators read this and nothing else.
 * All lists hold counted and not-counted entries; each entry says by `counted` which it is.
 */
export interface Inventory {
  /** Every regular file of the tree. */
  files: InventoryFile[];
  /** Number of files whose content was read. */
  filesRead: number;
  resources: Resource[];
  kustomizations: Kustomization[];
  charts: HelmChart[];
  values: HelmValues[];
  /** Paths of counted files that hold ciphertext of SOPS. */
  ciphertexts: string[];
  helmfiles: Helmfile[];
  composeFiles: ComposeFile[];
  /** Agent objects after kustomize patches, one per environment that takes them. */
  agents: AgentObject[];
  images: ImageReference[];
  sources: SourceReference[];
  pipelines: Pipeline[];
  terraform: TerraformFile[];
  secrets: SecretSuspicion[];
  environments: Environment[];
  /** Tells which environment a path stands for. */
  places: EnvironmentPlaces;
  /** Names of the clusters that the repository describes or delivers to. */
  clusters: Cluster[];
  /** One target and no environment named: that target is production for criteria, never for metrics (model 4.13). */
  impliedProduction: boolean;
  /** Text of small files that rules read whole (CODEOWNERS, .gitattributes, .sops.yaml …), by path. */
  texts: ReadonlyMap<string, string>;
  flow: FlowFacts;
  /** Lines into which Flux's image automation is told to write. */
  imageMarkers: ImageMarker[];
  /** Addresses of the repository itself, where they are known. */
  ownUrls: string[];
  references: BranchReferences;
  /** Commits of the first-parent line that take others back, newest first. */
  reverts: Revert[];
  signatures: CommitSignatures;
  /** Documents in which the way to production may be described. */
  guides: Guide[];
  /** Documents that tell the steps of operational tasks. */
  operationsGuides: OperationsGuide[];
  unread: Unread[];
  /** Where scans follow each other: what was derived for the commit before. */
  memory?: ScanMemory | undefined;
}

/** A comment that names the image policy whose result belongs in its line. */
export interface ImageMarker {
  path: string;
  objectId: string;
  line: number;
  counted: boolean;
}

/** Branches of the repository. */
export interface BranchReferences {
  /** False where nobody could be asked for all of them: a clone may hold a single one. */
  known: boolean;
  branches: string[];
}

/** A commit that takes an earlier one back. */
export interface Revert {
  commit: string;
  /** ISO 8601, UTC. */
  committedAt: string;
  /** Seconds before the newest commit. */
  age: number;
  subject: string;
  /** Files that it changed, the first few; null where they are not known. */
  paths: string[] | null;
}

/** How people's commits are signed, among the newest ones. */
export interface CommitSignatures {
  /** False where a history that is cut off shows too few of them. */
  isWhole: boolean;
  /** Commits that were read, those of bots and of the host among them. */
  looked: number;
  /** Commits that people made themselves, newest first. */
  own: SignedCommit[];
}

/** A commit with the format of its signature; null where it has none. */
export interface SignedCommit {
  id: string;
  subject: string;
  format: SignatureFormat | null;
}

export type SignatureFormat = 'OpenPGP' | 'SSH' | 'X.509' | 'other';

/** A cluster (or another target of delivery), with the place that names it. */
export interface Cluster {
  name: string;
  /** Where it stands, as its labels, its name or its place tell; null where none does. */
  region: string | null;
  path: string;
  objectId: string | null;
  line: number | null;
}
