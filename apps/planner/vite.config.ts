import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { lawTable } from './build/law-table.ts';

const API = process.env['GILIRAN_API'] ?? 'http://localhost:4000';

/**
 * Files the first page needs, found in the build itself: the chunks that index.html reaches by static imports, its styles,
 * its other language and the engine worker. Only these are kept on the phone beforehand; other pages are kept once opened.
 */
const firstPageFiles = new Set<string>(['index.html', 'icon.svg']);

function collectFirstPage(): Plugin {
  return {
    name: 'collect-first-page',
    apply: 'build',
    generateBundle(_options, bundle) {
      const add = (file: string): void => {
        const chunk = bundle[file];
        if (firstPageFiles.has(file) || chunk?.type !== 'chunk') return;
        firstPageFiles.add(file);
        chunk.viteMetadata?.importedCss.forEach((css) => firstPageFiles.add(css));
        chunk.imports.forEach(add);
      };
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type === 'chunk') {
          const source = chunk.facadeModuleId ?? '';
          if (
            source.endsWith('index.html') ||
            /i18n\/(page-texts\.ts|en\/(common|calculator|assumptions)\.json|id\/assumptions\.json)$/.test(source)
          )
            add(file);
        } else if (/engine-worker/.test(file)) firstPageFiles.add(file);
      }
    },
  };
}

/** The engines have no side effects, so a chunk holds only the engine functions that it calls. */
function pureEngines(): Plugin {
  return {
    name: 'pure-engines',
    enforce: 'pre',
    transform: {
      filter: { id: /packages[\\/](kernel|policy|capacity|schedule|epidemic|planning)[\\/]src[\\/]/ },
      handler: () => ({ moduleSideEffects: false }),
    },
  };
}

export default defineConfig({
  plugins: [
    pureEngines(),
    lawTable(),
    react(),
    collectFirstPage(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      filename: 'sw.js',
      manifest: {
        name: 'Giliran: jadwal bergiliran tatap muka terbatas',
        short_name: 'Giliran',
        description: 'Berapa siswa per ruang, siapa masuk kapan, dan pasal di balik tiap angka.',
        lang: 'id',
        start_url: '/',
        display: 'standalone',
        background_color: '#fbf6ec',
        theme_color: '#1d4538',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        manifestTransforms: [(entries) => ({ manifest: entries.filter((entry) => firstPageFiles.has(entry.url)), warnings: [] })],
        clientsClaim: true,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/graphql/, /^\/api\//, /^\/explorer/],
        runtimeCaching: [
          {
            // Names carry a hash of the content: what was fetched once stays right.
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'assets', expiration: { maxEntries: 80 } },
          },
        ],
      },
    }),
  ],
  worker: { format: 'es', plugins: () => [pureEngines(), lawTable()] },
  build: {
    target: 'es2022',
    // A browser too old to preload modules loads them a moment later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', explorer: 'explorer.html' },
      // What the first page takes from libraries in one file: it packs better than in many, and stays in the cache when pages change.
      output: {
        codeSplitting: { groups: [{ name: 'base', test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next)[\\/]/ }] },
      },
    },
  },
  server: { proxy: { '/graphql': API, '/api': API } },
  preview: { proxy: { '/graphql': API, '/api': API } },
});
