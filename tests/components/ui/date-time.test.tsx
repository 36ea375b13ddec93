import { describe, expect, it } from 'vitest';
import { DateTime } from '@/components/ui/date-time';
import { render } from '@/tests/components/markup';

describe('components/ui/date-time.tsx', () => {
  it('gives a moment in UTC whatever the zone of the server is', () => {
    const { html, text } = render(<DateTime value="2026-11-20T23:05:00+02:00" />);
    expect(text).toBe('20 Nov 2026, 21:05 UTC');
    expect(html).toContain('dateTime="2026-11-20T23:05:00+02:00"');
  });
});
