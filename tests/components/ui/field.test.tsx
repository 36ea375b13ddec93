import { describe, expect, it } from 'vitest';
import { Field } from '@/components/ui/field';
import { render } from '@/tests/components/markup';

describe('components/ui/field.tsx', () => {
  it('ties label, hint and error to the input', () => {
    const { html } = render(<Field id="address" label="Repository" hint="A path." error="Give one." />);
    expect(html).toContain('<label for="address"');
    expect(html).toContain('aria-describedby="address-hint address-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/id="address-error"[^>]*>Give one\./);
  });

  it('describes nothing where there is nothing to say', () => {
    const { html } = render(<Field id="address" label="Repository" />);
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });
});
