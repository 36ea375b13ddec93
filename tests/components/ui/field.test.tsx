import { describe, expect, it } from 'vitest';
import { Field, Select, TextArea } from '@/components/ui/field';
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

  it('ties them to a text of several lines and to a choice alike', () => {
    const said = { label: 'Reason', hint: 'Why.', error: 'Line 1: no.\nLine 2: no.' };
    for (const { html } of [
      render(<TextArea id="reason" {...said} />),
      render(
        <Select id="reason" {...said} defaultValue="b">
          <option value="a">A</option>
          <option value="b">B</option>
        </Select>,
      ),
    ]) {
      expect(html).toContain('aria-describedby="reason-hint reason-error"');
      expect(html).toContain('aria-invalid="true"');
    }
  });

  it('shows the choice that was made', () => {
    const { tags } = render(
      <Select id="kind" label="Kind" defaultValue="b">
        <option value="a">A</option>
        <option value="b">B</option>
      </Select>,
    );
    expect(tags('option').map((option) => option.includes('selected'))).toEqual([false, true]);
  });
});
