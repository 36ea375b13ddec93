import { describe, expect, it } from 'vitest';
import {
  pinOfModuleVersion,
  pinOfRevision,
  pinOfVersion,
  repositoryOf,
  revisionOfAddress,
} from '@/lib/scan/documents/source-reference-pin';

describe('lib/scan/documents/source-reference-pin.ts', () => {
  it.each([
    ['1.2.3', 'fixed'],
    ['v1.2.3', 'fixed'],
    ['=1.2.3', 'fixed'],
    ['1.2.3-rc.1+build', 'fixed'],
    ['1.2', 'ranged'],
    ['1', 'ranged'],
    ['1.2.x', 'ranged'],
    ['^1.2.3', 'ranged'],
    ['~> 1.2', 'ranged'],
    ['>=1.0.0 <2.0.0', 'ranged'],
    ['1.2.3 - 2.0.0', 'ranged'],
    ['1.x || 2.x', 'ranged'],
    ['*', 'floating'],
    ['', 'floating'],
    [null, 'floating'],
    ['>=0.0.0-0', 'floating'],
    ['>0', 'floating'],
    ['latest', 'floating'],
    ['{{ .Values.version }}', 'unresolved'],
  ])('pins a chart at %s: %s', (version, pin) => {
    expect(pinOfVersion(version)).toBe(pin);
  });

  it('takes a short version of a Terraform module for exact', () => {
    expect(pinOfModuleVersion('5.1')).toBe('fixed');
    expect(pinOfModuleVersion('~> 5.1')).toBe('ranged');
    expect(pinOfModuleVersion('>= 5.0, < 6.0')).toBe('ranged');
    expect(pinOfModuleVersion(null)).toBe('floating');
  });

  it.each([
    ['HEAD', 'floating'],
    [null, 'floating'],
    ['main', 'floating'],
    ['stable', 'floating'],
    ['refs/heads/v1.2.3', 'floating'],
    ['feature/new', 'floating'],
    ['release-1.29', 'floating'],
    ['v1.2.3', 'fixed'],
    ['v1.2', 'fixed'],
    ['app-1.2.3', 'fixed'],
    ['refs/tags/stable', 'fixed'],
    ['2024-06-01', 'fixed'],
    ['0a1b2c3', 'fixed'],
    ['0123456789abcdef0123456789abcdef01234567', 'fixed'],
    ['v3', 'ranged'],
    ['1.2.x', 'ranged'],
    ['>=1.0.0', 'ranged'],
    ['^1.0.0', 'ranged'],
    ['{{ .revision }}', 'unresolved'],
  ])('pins a revision at %s: %s', (revision, pin) => {
    expect(pinOfRevision(revision)).toBe(pin);
  });

  it.each([
    ['https://github.com/o/r//p?ref=v1.0.0', 'v1.0.0'],
    ['git::https://example.org/m.git//x?depth=1&ref=main', 'main'],
    ['github.com/o/r/p?ref=abc1234', 'abc1234'],
    ['https://github.com/o/r/releases/download/v1.2.3/install.yaml', 'v1.2.3'],
    ['https://github.com/o/r/releases/latest/download/install.yaml', null],
    ['https://raw.githubusercontent.com/o/r/main/x.yaml', 'main'],
    ['https://raw.githubusercontent.com/argoproj/argo-cd/stable/manifests/install.yaml', 'stable'],
    ['https://raw.githubusercontent.com/o/r/refs/tags/v2.0.0/x.yaml', 'v2.0.0'],
    ['https://git.example.org/o/r/-/raw/v1.0.0/x.yaml', 'v1.0.0'],
    ['https://example.org/app/v1.2.3/install.yaml', 'v1.2.3'],
    ['https://example.org/charts/app-1.2.3.tgz', '1.2.3'],
    ['https://github.com/o/r//p', null],
    ['git@example.org:o/r.git//p', null],
  ])('reads the revision of %s', (address, revision) => {
    expect(revisionOfAddress(address)).toBe(revision);
  });

  it.each([
    'https://git.example.org/Team/Shop',
    'https://git.example.org/team/shop.git',
    'https://git.example.org/team/shop/',
    'https://git.example.org/team/shop.git/',
    'https://user@git.example.org/team/shop.git//path?ref=main',
    'git@git.example.org:team/shop.git',
    'ssh://git@git.example.org/team/shop',
    'ssh://git@git.example.org:7999/team/shop.git',
    'git::https://git.example.org/team/shop.git?ref=v1',
  ])('knows the repository behind %s', (address) => {
    expect(repositoryOf(address)).toBe('git.example.org/team/shop');
  });
});
