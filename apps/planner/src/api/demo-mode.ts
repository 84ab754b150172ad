import { useEffect, useState } from 'react';

let asked: Promise<boolean> | null = null;

/** Does the server run with demo accounts and synthetic data? False when it cannot be reached. Plain fetch: the first page has no API client. */
export function useDemoMode(): boolean {
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    let mounted = true;
    asked ??= ask();
    void asked.then((value) => mounted && setDemo(value));
    return () => {
      mounted = false;
    };
  }, []);
  return demo;
}

async function ask(): Promise<boolean> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ demoMode }' }),
    });
    const body = (await response.json()) as { data?: { demoMode?: boolean } };
    return body.data?.demoMode === true;
  } catch {
    return false;
  }
}
