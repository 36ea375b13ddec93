'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';

export type Theme = 'system' | 'light' | 'dark';

interface ThemeToggleProps {
  chosen: Theme;
  /** Stores the choice; gets a form with the field `theme`. */
  choose: (form: FormData) => Promise<void>;
}

const themes = [
  { theme: 'system', label: 'As the system', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
] as const;

/** Light, dark, or as the system is. A form, so that it works without JavaScript; with it, the change is immediate. */
export function ThemeToggle({ chosen, choose }: ThemeToggleProps) {
  return (
    <form action={choose} aria-label="Colours" className="flex rounded-md border border-line print:hidden">
      {themes.map(({ theme, label, Icon }) => (
        <button
          key={theme}
          name="theme"
          value={theme}
          type="submit"
          title={label}
          aria-pressed={theme === chosen}
          onClick={() => {
            document.documentElement.dataset['theme'] = theme;
          }}
          className={classNames(
            'cursor-pointer rounded-md p-2 text-ink-faint hover:text-ink',
            theme === chosen ? 'bg-sunken text-ink' : null,
          )}
        >
          <Icon aria-hidden className="size-4" />
          <span className="sr-only">{label}</span>
        </button>
      ))}
    </form>
  );
}
