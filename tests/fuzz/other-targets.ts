import { parseFactFile } from '@/lib/connectors/fact-file/index';
import { readMarks } from '@/lib/delivery/configuration/commit-marks';
import { deriveFacts } from '@/lib/delivery/configuration/derive-facts';
import { readVersions, type VersionReader } from '@/lib/delivery/configuration/version-files';
import { createEventReader } from '@/lib/delivery/read-events';
import { isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { BatchParser } from '@/lib/git/batch-parser';
import { readCommits } from '@/lib/git/commit-records';
import { KnownTrees } from '@/lib/git/known-trees';
import { normalizeRepositoryUrl, withoutCredentials } from '@/lib/git/repository-url';
import { parseRevision } from '@/lib/git/revision';
import { parseTeamsFile } from '@/lib/organization/teams-file';
import { readCairnFile } from '@/lib/scan/documents/cairn-file';
import { readFlow } from '@/lib/scan/flow-history';
import { decodeText } from '@/lib/scan/kept-texts';
import { isRevert } from '@/lib/scan/read-reverts';
import { aChart, aValuesFile, hclPieces, kustomizations, yamlPieces } from '@/tests/fuzz/seeds';
import { BrokenPromise, type FuzzTarget, pieces, plainData } from '@/tests/fuzz/target';

/** What a reader gives, or its refusal; any other error is the reader's fault. */
function unlessRefused(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (isCairnError(error)) return error.code;
    throw error;
  }
}

const now = new Date('2026-11-21T00:00:00Z');
const id = '0123456789abcdef0123456789abcdef01234567';
const other = 'fedcba9876543210fedcba9876543210fedcba98';

/** Two commits with their changes, as git's log gives them; `|` stands for NUL. */
const log = [
  `${id}|${other}|Ada|a@example.org|1700000000|Carl|c@example.org|1700000000|Merge pull request #7 from a/b|This reverts commit ${other}.\n\nChange-Id: I${id}\n|`,
  `:100644 100644 ${id} ${other} M|apps/a.yaml|${other}||renovate[bot]|r@x|-1|Carl|c@x|99999999999999|Revert "x" (#8)|See merge request a/b!7\n|\n:000000 120000 ${'0'.repeat(40)} ${id} A|caf\u00e9|`,
]
  .join('')
  .replaceAll('|', '\0');

async function readLog(bytes: Buffer): Promise<unknown> {
  const third = Math.floor(bytes.length / 3);
  async function* chunks() {
    yield bytes.subarray(0, third);
    yield bytes.subarray(third);
  }
  const commits = [];
  for await (const commit of readCommits(chunks(), { withFiles: true, cutOff: new Set([other]) })) commits.push(commit);
  const marks = commits.map(({ subject, body }) => [readMarks(`${subject}\n\n${body}`), isRevert({ subject, body })]);
  return [commits, marks, readFlow(commits, { known: true, pullRequests: [{ number: 7, commit: id }] }, false)];
}

/** However the output is cut, the same objects come out of it. */
function readBatch(bytes: Buffer): unknown {
  const whole = [...new BatchParser(1_000_000).push(bytes)];
  const parser = new BatchParser(1_000_000);
  const parts = [bytes.subarray(0, 7), bytes.subarray(7, 8), bytes.subarray(8)].flatMap((part) => [
    ...parser.push(part),
  ]);
  const isEnded = whole.some((object) => object.type !== null && object.bytes === null);
  if (!isEnded && JSON.stringify(whole) !== JSON.stringify(parts))
    throw new BrokenPromise('A cut changes what is read');
  return whole;
}

function readTreeObject(bytes: Buffer): Promise<unknown> {
  let asked = 0;
  const read = async (names: readonly string[]) => {
    asked += 1;
    return names.map(() => ({ objectId: id, type: 'tree', bytes: asked === 1 ? bytes : Buffer.alloc(0) }));
  };
  return new KnownTrees().list({ read }, id, 200_000).catch((error: unknown) => {
    if (isCairnError(error)) return error.code;
    throw error;
  });
}

const treeEntry = (mode: string, name: string) => `${mode} ${name}\0${'x'.repeat(20)}`;

function readEvents(bytes: Buffer): unknown {
  const reader = createEventReader();
  return [...reader.push(bytes.subarray(0, 50)), ...reader.push(bytes.subarray(50)), ...reader.end()];
}

function versionTarget(reader: VersionReader, seeds: readonly string[], parts: readonly string[]): FuzzTarget {
  return {
    seeds,
    pieces: parts,
    read: (bytes) => {
      const text = decodeText(bytes);
      const facts = readVersions(reader, text);
      const bumped = text.replace(/\d+/, '77');
      const derived = deriveFacts({ text, facts }, bumped);
      // What is derived from a bump must be what reading the new text finds.
      if (derived && JSON.stringify(derived) !== JSON.stringify(readVersions(reader, bumped)))
        throw new BrokenPromise('Derived versions are not those of the text');
      return facts;
    },
  };
}

const event =
  '{"type":"deployment","id":"1","service":"a","environment":"prod","finishedAt":"2026-01-01T00:00:00Z","status":"succeeded","commit":"0123456"}';

export const otherTargets: Record<string, FuzzTarget> = {
  'commit-log': {
    seeds: [log],
    pieces: [
      ...pieces(
        `⏎ : ${id} :100644␣ ␣M ␣ -1 1e999 #7 (#8) Merge␣pull␣request␣#9 This␣reverts␣commit␣ Change-Id:␣I See␣merge␣request␣a!1 [bot] '`,
      ),
      '\0',
      '\0\0',
      '\0\n:',
    ],
    read: readLog,
  },
  'git-objects': {
    seeds: [`${id} blob 3\nabc\n${other} missing\n${id} tree 0\n\n`],
    pieces: pieces(`⏎ ␣ blob missing ambiguous 3 -1 1e9 999999999999 NaN ${id}␣blob␣1⏎a⏎`),
    read: readBatch,
  },
  'git-trees': {
    seeds: [
      treeEntry('100644', 'a.yaml') + treeEntry('40000', 'b') + treeEntry('160000', 'c') + treeEntry('120000', 'd'),
    ],
    pieces: ['\0', ' ', '40000 ', '100644 a', '/', '..', '.git', 'x'.repeat(20), treeEntry('40000', 'e')],
    read: readTreeObject,
  },
  'repository-addresses': {
    seeds: [
      'https://u:p@git.example.org:8443/o/r.git?ref=a#b',
      'git@h:o/r.git',
      'ssh://git@h:22/o/r',
      './a/b',
      'file:///a',
    ],
    pieces: pieces('https:// ssh:// git@ : / // .git @ %2F %zz ? # .. ~ \\ [::1] :99999 - -- ::ext␣ ␣'),
    read: (bytes) => {
      const text = decodeText(bytes);
      const parts = [normalizeRepositoryUrl(text), withoutCredentials(text)];
      return [...parts, unlessRefused(() => parseAddress(text)), unlessRefused(() => parseRevision(text))];
    },
  },
  'event-file': {
    seeds: [`${event}\n{"type":"incident","id":"i","startedAt":"2026-01-01T00:00:00Z"}\n\n{"type":"x"}\n`],
    pieces: pieces('{ } [ ] " : , ⏎ "type": "deployment" "id": null 1e999 2026-13-45 0000-01-01T00:00:00Z +99:99 -1'),
    read: readEvents,
  },
  'fact-file': {
    seeds: [
      'facts:\n  - kind: git-host\n    repository: https://h/o/r\n    collectedAt: 2026-01-01T00:00:00Z\n    defaultBranch: main\n',
      '{"facts": [{"kind": "runtime", "collectedAt": "2026-01-01T00:00:00Z", "cluster": "a"}]}',
    ],
    pieces: yamlPieces,
    read: (bytes) => unlessRefused(() => parseFactFile(decodeText(bytes), now)),
  },
  'cairn-file': {
    seeds: [
      'version: 1\nexemptions:\n  - {id: criterion/a, reason: r, author: b, expires: 2027-06-30}\ncorrections:\n  - id: indicator/b\n    outcome: present\n    reason: r\n    author: c\n    expires: 2027-06-30\n',
    ],
    pieces: yamlPieces,
    read: (bytes) => plainData(readCairnFile('.cairn.yaml', decodeText(bytes))),
  },
  'teams-file': {
    seeds: [
      'organization: Acme\nteams:\n  - name: a\n    repositories: [{url: https://h/o/r, paths: [a]}]\n    services: [{name: s}]\n',
    ],
    pieces: yamlPieces,
    read: (bytes) => unlessRefused(() => parseTeamsFile(decodeText(bytes), () => null)),
  },
  'versions-in-values': versionTarget('values', [aValuesFile], yamlPieces),
  'versions-in-charts': versionTarget('chart', [aChart], yamlPieces),
  'versions-in-kustomizations': versionTarget('kustomization', kustomizations, yamlPieces),
  'versions-in-manifests': versionTarget(
    'plain',
    ['kind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec: {containers: [{name: c, image: a/b:1.2}]}\n'],
    yamlPieces,
  ),
  'versions-in-terraform': versionTarget(
    'terraform',
    ['module "m" {\n  source = "git::https://h//m?ref=v1.2"\n  version = "1.2"\n}\nimage_tag = "v3"\n'],
    hclPieces,
  ),
  'versions-in-variables': versionTarget(
    'assignments',
    ['export API_TAG="1a2b3c4" # x\nimage_tag: v12\n- WEB_VERSION=1.2,\n'],
    pieces('export␣ -␣ = : " \' , ; # ⏎ ␣ _TAG IMAGE_ VERSION v1.2 sha256: a/b:1'),
  ),
  'versions-in-tag-files': versionTarget(
    'tag',
    ['v1.2.3\n', '# x\n"registry/a:1.2"\n'],
    pieces('v 1.2 sha256: " \' / : @ # ⏎ = ␣ -rc.1 +b'),
  ),
};
