// Which of our three themes goes with what Outlook tells of its own.
import type { ThemeName } from '../view.ts';

/**
 * Outlook tells its theme by one color: dark below the middle, and pure black is its high contrast.
 * @param background of Outlook's body, `#rrggbb`.
 */
export function themeOf(background: string): ThemeName {
  const value = Number.parseInt(background.replace('#', ''), 16);
  if (value === 0) return 'high-contrast';
  const light = (((value >> 16) & 255) * 299 + ((value >> 8) & 255) * 587 + (value & 255) * 114) / 1000;
  return light < 128 ? 'dark' : 'light';
}
