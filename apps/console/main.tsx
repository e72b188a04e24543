import './look/mantine.css';
import './look/tokens.css';
import './look/base.css';
import { DirectionProvider, MantineProvider, type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queries, sessionQuery } from './api/queries.js';
import { theme } from './look/theme.js';
import { fetchScreen, Screens } from './shell/routes.js';
import { fetchCatalogue } from './texts/catalogue.js';
import { isLanguage, Speaking } from './texts/reader.js';
import { keepWish, wish } from './texts/wishes.js';

/** The server wrote language and direction into the page, so the first paint has them. */
const { lang } = document.documentElement;
const language = isLanguage(lang) ? lang : 'en';

/** How long the first paint waits for more than its language (ms). */
const patience = 500;

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// what locks scrolling under a dialog writes a style element too, and asks for its nonce under this name
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** Light or dark is a wish of this browser, kept where the server can read it. */
const scheme: MantineColorSchemeManager = {
  get: (usual) => {
    const kept = wish('scheme');
    return kept === 'light' || kept === 'dark' ? kept : usual;
  },
  set: (value: MantineColorScheme) => keepWish('scheme', value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => keepWish('scheme', 'auto'),
};

// None of the three waits for another. What has once been shown as waiting React keeps so for 300 ms: who is here and their screen are mostly
// known before anything need be shown.
const known = Promise.all([queries.prefetchQuery(sessionQuery), fetchScreen(location.pathname)]);
await fetchCatalogue(language);
await Promise.race([known, new Promise((soon) => setTimeout(soon, patience))]);
createRoot(document.getElementById('console')!).render(
  <DirectionProvider initialDirection={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}>
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={scheme} getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <Speaking language={language}>
          <BrowserRouter basename="/app" useTransitions={false}>
            <Screens />
          </BrowserRouter>
        </Speaking>
      </QueryClientProvider>
    </MantineProvider>
  </DirectionProvider>,
);
