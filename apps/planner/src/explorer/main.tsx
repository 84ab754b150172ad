import { GraphiQL, type GraphiQLProps } from 'graphiql';
import 'graphiql/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './explorer.css';
import { EXAMPLE_QUERIES } from './example-queries.ts';

const fetcher: GraphiQLProps['fetcher'] = async (request, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...options?.headers, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return {
      errors: [
        { message: `Peladen tidak menjawab (HTTP ${response.status}). Periksa sambungan, lalu coba lagi. / The server did not answer.` },
      ],
    };
  }
};

const place = document.getElementById('explorer');
if (!place) throw new Error('explorer.html has no element #explorer');
createRoot(place).render(
  <StrictMode>
    <GraphiQL fetcher={fetcher} defaultTabs={EXAMPLE_QUERIES.map((query) => ({ query }))} shouldPersistHeaders={false}>
      <GraphiQL.Logo>
        <a href="/">Giliran</a> · Penjelajah API
      </GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
