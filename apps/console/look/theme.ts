import { createTheme, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = ['#e9f5f2', '#d3e9e3', '#a7d4c8', '#78beac', '#52ac94', '#35977f', '#1f826b', '#0f6e5a', '#0a5c4b', '#06453a']; // prettier-ignore
const rust: MantineColorsTuple = ['#fdefe8', '#f8dccf', '#efb79e', '#e5906a', '#dc6f40', '#c95b2e', '#b4512a', '#973f1d', '#7d3317', '#652911']; // prettier-ignore
const gray: MantineColorsTuple = ['#f5f6f3', '#eef0ec', '#dfe3de', '#d0d6d0', '#bfc7c0', '#9aa59e', '#7c8882', '#5b6761', '#3f4c46', '#14201b']; // prettier-ignore
const dark: MantineColorsTuple = ['#e9efeb', '#c0cbc5', '#9aa8a1', '#7c8882', '#44534c', '#2a3631', '#1b2420', '#161d1a', '#101714', '#0e1412']; // prettier-ignore

/** Every script of our readers is in the fonts that come with their systems: nothing to fetch, nothing that shifts. */
const fonts =
  "'Inter Variable', Inter, 'Segoe UI Variable Text', -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Noto Naskh Arabic', Tahoma, sans-serif";

export const theme = createTheme({
  colors: { sea, rust, gray, dark },
  primaryColor: 'sea',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: '#14201b',
  fontFamily: fonts,
  headings: { fontFamily: fonts, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.1875rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: { styles: { label: { marginBlockEnd: '0.2rem' } } },
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 600 } } },
    Modal: {
      styles: { title: { fontSize: '1rem', fontWeight: 650 } },
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 }, transitionProps: { duration: 120 } },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
  },
});
