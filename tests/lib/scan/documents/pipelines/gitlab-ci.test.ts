import { describe, expect, it } from 'vitest';
import { jobNamed, jobsOf, pipelinesOf, stepsOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

const jobs = (text: string) => jobsOf({ '.gitlab-ci.yml': text });
const startOf = (settings: string) => {
  const { triggers, branches } = jobNamed(jobs(`job:\n  script: x\n${settings}`), 'job');
  return { triggers, branches };
};

describe('lib/scan/documents/pipelines/gitlab-ci', () => {
  it.each([
    ['', ['push', 'tag'], []],
    ['  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]\n', ['pull-request'], []],
    ['  rules: [{if: $CI_MERGE_REQUEST_IID}]\n', ['pull-request'], []],
    ['  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n', ['push'], ['$CI_DEFAULT_BRANCH']],
    ['  rules: [{if: $CI_COMMIT_BRANCH == "main", when: manual}]\n', ['manual'], ['main']],
    ['  rules: [{if: $CI_COMMIT_TAG}]\n', ['tag'], []],
    ["  rules: [{if: '$CI_COMMIT_TAG =~ /^prod-/'}]\n", ['tag'], []],
    ["  rules: [{if: '$OTHER =~ /^prod-/'}]\n", ['push'], []],
    ['  rules: [{if: $CI_PIPELINE_SOURCE == "schedule"}]\n', ['schedule'], []],
    [
      '  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event", when: never}, {when: always}]\n',
      ['push', 'tag'],
      [],
    ],
    ['  only: [main]\n', ['push'], ['main']],
    ['  only: [merge_requests]\n', ['pull-request'], []],
    ['  only: {refs: [tags]}\n', ['tag'], []],
    ['  except: [main]\n', ['push', 'tag'], ['!main']],
    ['  when: manual\n', ['manual'], []],
    ['  when: never\n', [], []],
  ])('reads what starts a job: %j', (settings, triggers, branches) => {
    expect(startOf(settings)).toEqual({ triggers, branches });
  });

  it.each([
    ['  rules: [{changes: [a/**]}, {changes: {paths: [b/**]}}]\n', ['a/**', 'b/**']],
    ['  rules: [{changes: [a/**]}, {when: never}]\n', ['a/**']],
    ['  rules: [{changes: [a/**]}, {if: $CI_COMMIT_TAG}]\n', []],
    ['  only: {changes: [a/**]}\n', ['a/**']],
    ['  extends: .base\n', ['base/**']],
    ['  extends: .base\n  rules: [{when: always}]\n', []],
    ['', []],
  ])('reads the path filters of a job: %j', (settings, paths) => {
    const base = '.base:\n  only: {changes: [base/**]}\n';
    expect(jobNamed(jobs(`${base}job:\n  script: x\n${settings}`), 'job').paths).toEqual(paths);
  });

  it('lets the workflow decide for jobs without rules', () => {
    const found = jobs('workflow:\n  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]\njob:\n  script: x\n');
    expect(jobNamed(found, 'job').triggers).toEqual(['pull-request']);
  });

  it('puts scripts together: default, extends, references, hidden jobs left out', () => {
    const text = [
      'default:',
      '  before_script: [login]',
      '.base:',
      '  script: [from base]',
      '  variables: {STAGE: prod}',
      '.setup:',
      '  script:',
      '    - set up',
      'job:',
      '  extends: .base',
      '  environment: {name: production}',
      'other:',
      '  script:',
      '    - !reference [.setup, script]',
      '    - |',
      '      first',
      '      second',
      '  after_script: [clean]',
    ].join('\n');
    const found = jobs(text);
    expect(found.map(({ name }) => name)).toEqual(['job', 'other']);
    expect(stepsOf(found[0])).toEqual(['login', 'from base']);
    expect(found[0]).toMatchObject({ environments: ['production'], values: { STAGE: ['prod'] }, line: 9 });
    expect(found[1]?.steps.map(({ text: step, line }) => [step, line])).toEqual([
      ['login', 2],
      ['set up', 8],
      ['first', 16],
      ['second', 17],
      ['clean', 18],
    ]);
  });

  it('takes local includes in, wherever they lie, and keeps their place', () => {
    const files = {
      '.gitlab-ci.yml': 'include:\n  - local: /ci/deploy.yml\n  - .gitlab/ci/lint.yml\n',
      'ci/deploy.yml': 'deploy:\n  script: kubectl apply -f .\n',
      '.gitlab/ci/lint.yml': 'lint:\n  script: yamllint .\n',
    };
    const found = jobsOf(files);
    expect(found.map(({ name }) => name).sort()).toEqual(['deploy', 'lint']);
    expect(jobNamed(found, 'deploy').steps[0]).toMatchObject({ path: 'ci/deploy.yml', line: 2 });
  });

  it('lists what lies in other projects as not followed', () => {
    const found = jobs(
      'include:\n  - project: platform/ci\n    file: deploy.yml\n  - template: Auto-DevOps.gitlab-ci.yml\njob:\n  extends: .remote\n',
    );
    expect(jobNamed(found, 'include').unfollowed.map(({ text }) => text)).toEqual([
      'include project platform/ci deploy.yml',
      'include template Auto-DevOps.gitlab-ci.yml',
    ]);
    expect(jobNamed(found, 'job').unfollowed.map(({ text }) => text)).toEqual(['extends .remote']);
  });

  it('follows child pipelines with the start of their parent', () => {
    const files = {
      '.gitlab-ci.yml': 'go:\n  rules: [{if: $CI_COMMIT_TAG}]\n  trigger:\n    include: child.yml\n',
      'child.yml': 'deploy:\n  script: helm upgrade x .\n',
    };
    expect(jobNamed(jobsOf(files), 'go / deploy')).toMatchObject({ triggers: ['tag'] });
  });

  it('ends where files include or extend themselves', () => {
    const found = jobs(
      'include: .gitlab-ci.yml\n.a:\n  extends: .b\n.b:\n  extends: .a\njob:\n  extends: [.a, .b]\n  script: x\n',
    );
    expect(stepsOf(jobNamed(found, 'job'))).toEqual(['x']);
  });

  it('ends where every job extends two others, within the time of a test', () => {
    const text = Array.from(
      { length: 5_000 },
      (_, index) => `j${index}:\n  extends: [j${index - 1}, j${index - 2}]\n  script: [x]\n`,
    );
    expect(jobs(text.slice(2).join('')).length).toBeGreaterThan(500);
  });

  it('skips the inputs document of a component', () => {
    expect(
      jobs('spec:\n  inputs:\n    stage: {default: test}\n---\njob:\n  script: x\n').map(({ name }) => name),
    ).toEqual(['job']);
  });

  it('bounds scripts that aliases make endless', () => {
    const lines = ['.a: &a [x, x, x, x, x, x, x, x]'];
    for (const [name, of] of [
      ['b', 'a'],
      ['c', 'b'],
      ['d', 'c'],
      ['e', 'd'],
    ]) {
      lines.push(`.${name}: &${name} [${Array(8).fill(`*${of}`).join(', ')}]`);
    }
    const [pipeline] = pipelinesOf({ '.gitlab-ci.yml': [...lines, 'job:', '  script: *e'].join('\n') });
    expect(pipeline?.jobs[0]?.steps.length ?? 0).toBeLessThanOrEqual(3_000);
  });
});
