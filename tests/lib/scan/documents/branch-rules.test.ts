import { describe, expect, it } from 'vitest';
import { isMainBranch, isOfAddress, settingsOfProtection, stricter, unsaid } from '@/lib/scan/documents/branch-rules';

describe('lib/scan/documents/branch-rules.ts', () => {
  it.each([
    ['main', true],
    ['refs/heads/master', true],
    ['["~DEFAULT_BRANCH"]', true],
    ['["release/*", "refs/heads/main"]', true],
    ['*', true],
    ['each.value', true],
    ['${var.branch}', true],
    ['github_branch_default.deploy.branch', true],
    ['release/1.0', false],
    ['develop', false],
    [undefined, false],
  ])('takes %s for a pattern of main branches: %s', (pattern, expected) => {
    expect(isMainBranch(pattern)).toBe(expected);
  });

  it('knows the name of a repository in its addresses', () => {
    const addresses = ['git@git.example.org:shop/deploy.git', '/srv/shop-deploy'];
    expect(isOfAddress('deploy', addresses)).toBe(true);
    expect(isOfAddress('Shop/Deploy', addresses)).toBe(true);
    expect(isOfAddress('other/deploy', addresses)).toBe(false);
    expect(isOfAddress('shop', addresses)).toBe(false);
  });

  it('takes rules for one branch together by the stricter of each', () => {
    const one = { ...unsaid, directPushBlocked: true, administratorsBound: false };
    const other = { ...unsaid, administratorsBound: false, checksRequired: true, directPushBlocked: false };
    expect(stricter(one, other)).toEqual({
      directPushBlocked: true,
      forcePushBlocked: null,
      checksRequired: true,
      administratorsBound: false,
      ownersRequired: null,
    });
  });

  it('tells what is switched off from what is not said', () => {
    expect(settingsOfProtection({ required_pull_request_reviews: null, enforce_admins: null })).toMatchObject({
      directPushBlocked: false,
      checksRequired: null,
      administratorsBound: null,
      forcePushBlocked: true,
    });
  });
});
