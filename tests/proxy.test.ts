import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, proxy } from '@/proxy';

const policyOf = (): string => proxy(new NextRequest('http://localhost/')).headers.get('Content-Security-Policy') ?? '';

describe('proxy.ts', () => {
  it('allows scripts by nonce only, and evaluates no code in production', () => {
    const policy = contentSecurityPolicy('abc', false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline');
  });

  it('names no place but its own', () => {
    expect(contentSecurityPolicy('abc', false)).not.toMatch(/https?:|\*/);
  });

  it('gives each answer a nonce of its own, of 128 bits', () => {
    const nonces = [policyOf(), policyOf()].map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces.map((nonce) => Buffer.from(nonce, 'base64').length)).toEqual([16, 16]);
  });
});
