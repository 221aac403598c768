// The three looks of the page (Fluent 2 colors) and what add-ins are told about each.

export const THEMES = ['light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_NAMES: Readonly<Record<Theme, string>> = { light: 'Light', dark: 'Dark', 'high-contrast': 'High contrast' };

interface Palette {
  /** Page chrome, raised surfaces, and what lies on top of them when pointed at or chosen. */
  readonly chrome: string;
  readonly surface: string;
  readonly hover: string;
  readonly selected: string;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  readonly brand: string;
  readonly onBrand: string;
  readonly link: string;
  readonly focus: string;
  readonly bar: string;
  readonly onBar: string;
  readonly danger: string;
}

const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: { chrome: '#f5f5f5', surface: '#ffffff', hover: '#ebebeb', selected: '#cfe4fa', text: '#242424', faint: '#616161', line: '#e0e0e0', brand: '#0f6cbd', onBrand: '#ffffff', link: '#115ea3', focus: '#000000', bar: '#0f6cbd', onBar: '#ffffff', danger: '#b10e1c' },
  dark: { chrome: '#141414', surface: '#1f1f1f', hover: '#333333', selected: '#0e4775', text: '#ffffff', faint: '#adadad', line: '#3d3d3d', brand: '#115ea3', onBrand: '#ffffff', link: '#479ef5', focus: '#ffffff', bar: '#0a2e4a', onBar: '#ffffff', danger: '#dc626d' },
  'high-contrast': { chrome: '#000000', surface: '#000000', hover: '#1aebff', selected: '#1aebff', text: '#ffffff', faint: '#ffffff', line: '#ffffff', brand: '#1aebff', onBrand: '#000000', link: '#ffff00', focus: '#ffff00', bar: '#000000', onBar: '#ffffff', danger: '#ff6666' },
};

const OFFICE_COLORS: Readonly<Record<Theme, readonly [body: number, text: number, control: number, controlText: number]>> = {
  light: [0xffffff, 0x242424, 0xf5f5f5, 0x242424],
  dark: [0x1f1f1f, 0xffffff, 0x292929, 0xffffff],
  'high-contrast': [0x000000, 0xffffff, 0x000000, 0x1aebff],
};

/** Puts a theme's colors on the page. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.style.colorScheme = theme === 'light' ? 'light' : 'dark';
  for (const [name, color] of Object.entries(PALETTES[theme])) root.style.setProperty(`--${name}`, color);
}

/** The colors of OfficeThemeChanged, as numbers. */
export function officeTheme(theme: Theme): Readonly<Record<string, number>> {
  const [bodyBackgroundColor, bodyForegroundColor, controlBackgroundColor, controlForegroundColor] = OFFICE_COLORS[theme];
  return { bodyBackgroundColor, bodyForegroundColor, controlBackgroundColor, controlForegroundColor };
}
