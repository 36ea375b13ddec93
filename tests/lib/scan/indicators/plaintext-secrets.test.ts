import { describe, expect, it } from 'vitest';
import { encryptionGap } from '@/lib/scan/documents/secret-gaps';
import { plaintextSecrets } from '@/lib/scan/indicators/plaintext-secrets';
import { anInventory, aSuspicion } from '../../../factories/inventory';

describe('lib/scan/indicators/plaintext-secrets.ts', () => {
  it('is present with a credential, certain ones first', () => {
    const secrets = [
      aSuspicion({ certainty: 'medium', what: 'token in values', key: '', path: 'values.yaml' }),
      aSuspicion(),
    ];
    expect(plaintextSecrets.detect(anInventory({ secrets }))).toMatchObject({
      outcome: 'present',
      measures: { high: 1, medium: 1 },
      marks: [
        { path: 'secret.yaml', line: 5, note: 'password in a Secret at data.password' },
        { note: 'token in values, perhaps' },
      ],
    });
  });

  it('counts a token in a Secret once, though it is seen as a value and by its form', () => {
    const secrets = [
      aSuspicion({ line: 5 }),
      aSuspicion({ line: 6, key: '', what: 'private key' }),
      aSuspicion({ line: 9, key: '', what: 'GitHub token' }),
      aSuspicion({ line: 5, key: '', path: 'other.yaml', what: 'GitHub token' }),
    ];
    expect(plaintextSecrets.detect(anInventory({ secrets })).measures).toEqual({ high: 3, medium: 0 });
  });

  it('counts a private key in a block of text once, though the key of the block stands some lines above', () => {
    const secrets = [
      aSuspicion({ line: 5, what: 'private key in values' }),
      aSuspicion({ line: 10, key: '', what: 'private key' }),
      aSuspicion({ line: 30, key: '', what: 'private key' }),
    ];
    expect(plaintextSecrets.detect(anInventory({ secrets })).measures).toEqual({ high: 2, medium: 0 });
  });

  it('is partial where people have to look', () => {
    const secrets = [aSuspicion({ certainty: 'medium' })];
    expect(plaintextSecrets.detect(anInventory({ secrets })).outcome).toBe('partial');
  });

  it('is absent after a look, in tests too, and files that should be encrypted are no credentials', () => {
    const secrets = [aSuspicion({ counted: false }), aSuspicion({ what: encryptionGap })];
    expect(plaintextSecrets.detect(anInventory({ secrets }))).toMatchObject({
      outcome: 'absent',
      searched: { files: 10 },
    });
  });

  it('says what could not be read', () => {
    const unread = [{ path: 'big.yaml', line: null, reason: 'too large' }];
    expect(plaintextSecrets.detect(anInventory({ unread })).reason).toContain('1 place could not be read');
  });

  it('is unknown when nothing was read', () => {
    const unread = [{ path: 'a.yaml', line: null, reason: 'too large' }];
    expect(plaintextSecrets.detect(anInventory({ filesRead: 0, unread })).outcome).toBe('unknown');
    expect(plaintextSecrets.detect(anInventory({ filesRead: 0 })).outcome).toBe('absent');
  });
});
