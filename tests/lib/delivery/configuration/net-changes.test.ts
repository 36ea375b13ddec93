import { describe, expect, it } from 'vitest';
import { type HistorySpec, linesAfterFirst } from '@/tests/factories/deployment-list';

type Files = NonNullable<HistorySpec[number]['files']>;

const image = (tag: string, name = 'x/cart') => `image:\n  repository: ${name}\n  tag: "${tag}"\n`;
const own = (tag: string) => `image:\n  tag: "${tag}"\n`;
const nothing = 'replicas: 1\n';
const shared = 'apps/cart/values.yaml';
const staging = 'apps/cart/values-staging.yaml';
const production = 'apps/cart/values-production.yaml';
const first = { [shared]: image('1'), [staging]: nothing, [production]: nothing };

/** What each of some changes deploys, after a first commit. */
function deployedBy(before: Files, ...changes: Files[]): Promise<string[]> {
  return linesAfterFirst([{ files: before }, ...changes.map((files) => ({ files }))]);
}

describe('lib/delivery/configuration/net-changes.ts', () => {
  it('counts a value that one environment tries first, and then all the others', async () => {
    expect(await deployedBy(first, { [staging]: own('2') }, { [staging]: nothing, [shared]: image('2') })).toEqual([
      'staging cart 1>2',
      'production cart 1>2',
    ]);
  });

  it('counts an environment that returns to what the others run', async () => {
    expect(await deployedBy({ ...first, [staging]: own('2') }, { [staging]: nothing })).toEqual(['staging cart 2>1']);
    expect(await deployedBy({ ...first, [staging]: own('2') }, { [staging]: nothing, [shared]: image('3') })).toEqual([
      'staging cart 2>3',
      'production cart 1>3',
    ]);
  });

  it('counts nothing where an environment only says itself what it runs', async () => {
    expect(
      await deployedBy(
        first,
        { [staging]: own('1') },
        { [production]: image('1'), [staging]: image('1'), [shared]: nothing },
      ),
    ).toEqual([]);
  });

  it('takes the values of a new environment for its first', async () => {
    expect(await deployedBy(first, { 'apps/cart/values-qa.yaml': own('1') })).toEqual(['qa cart >1']);
  });

  it('counts the digest where the tag stays, and nothing where one is only pinned', async () => {
    const [a, b] = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}`);
    const pinned = (digest: string | undefined, tag = '1') => own(`${tag}@${digest}`);
    expect(
      await deployedBy(
        { [production]: own('1') },
        { [production]: pinned(a) },
        { [production]: pinned(b) },
        { [production]: pinned(a, '2') },
      ),
    ).toEqual([`production cart ${a}>${b}`, 'production cart 1>2']);
  });

  it('counts a chart and an image that one commit changes each, and equal changes of several images once', async () => {
    const release = (chart: string, web: string, proxy: string) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: pay\nspec:\n  chart:\n    spec:\n      chart: pay\n      version: ${chart}\n  values:\n    web:\n      image: {repository: x/web, tag: ${web}}\n    proxy:\n      image: {repository: x/proxy, tag: ${proxy}}\n`;
    const path = 'clusters/production/pay.yaml';
    expect(
      await deployedBy({ [path]: release('1.0.0', 'v1', 'v1') }, { [path]: release('1.1.0', 'v2', 'v2') }),
    ).toEqual(['production pay 1.0.0>1.1.0', 'production pay v1>v2']);
  });

  it('counts another image in place of one, and no name that changes alone', async () => {
    expect(
      await deployedBy(
        { [production]: image('1', 'x/cart') },
        { [production]: image('1', 'mirror/cart') },
        { [production]: image('7', 'y/basket') },
      ),
    ).toEqual(['production cart 1>7']);
  });

  it('follows what moves to another file, another release and another place in a list', async () => {
    const list = (...items: string[]) => `services:\n${items.map((item) => `  - ${item}\n`).join('')}`;
    const item = (name: string, tag: string) => `{name: ${name}, image: {repository: x/${name}, tag: ${tag}}}`;
    const [before, after] = ['env/production/a.yaml', 'env/production/b.yaml'];
    expect(
      await deployedBy(
        { [before]: list(item('web', 'v1'), item('mail', 'v1')), 'env/staging/a.yaml': nothing },
        { [before]: list(item('api', 'v9'), item('mail', 'v1'), item('web', 'v1')) },
        { [before]: null, [after]: list(item('api', 'v9'), item('mail', 'v2'), item('web', 'v1')) },
      ),
    ).toEqual(['production api >v9', 'production mail v1>v2']);
  });

  it('takes no chart version that goes for the one before of an image that comes', async () => {
    const path = 'envs/production/values.yaml';
    const [chart, tag] = [
      'chartVersions:\n  pay: 0.5.1\n',
      'apps:\n  - name: pay\n    image: {repository: x/pay, tag: 1.11.3}\n',
    ];
    expect(await deployedBy({ [path]: chart }, { [path]: tag })).toEqual(['production pay >1.11.3']);
  });

  it('takes the chart of a new service for its first version, before the images that it is given', async () => {
    const values =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: pay\ndata:\n  values.yaml: |\n    image:\n      repository: x/pay\n      tag: v8\n';
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: pay\nspec:\n  chart:\n    spec: {chart: pay, version: 2.0.0}\n';
    expect(
      await deployedBy(
        { 'README.md': 'x' },
        { 'production/pay/cm.yaml': values, 'production/pay/release.yaml': release },
      ),
    ).toEqual(['production pay >2.0.0']);
  });

  it('counts the first version of a service with an empty from, and what is removed not at all', async () => {
    const tag = (text: string) => `image_tag: ${text}\n`;
    const [cart, web] = ['tags/production/cart', 'tags/production/web'];
    expect(await deployedBy({ [cart]: tag('v1') }, { [web]: tag('v1') }, { [cart]: null })).toEqual([
      'production web >v1',
    ]);
  });
});
