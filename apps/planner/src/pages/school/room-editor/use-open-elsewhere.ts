import { useEffect, useRef, useState } from 'react';

interface Greeting {
  readonly tab: string;
  readonly says: 'whoElse' | 'me' | 'gone';
}

/** Is the same room open in another tab of this browser? They share one unsaved drawing on this device. */
export function useOpenElsewhere(key: string): boolean {
  const [others, setOthers] = useState<readonly string[]>([]);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    if (!('BroadcastChannel' in globalThis)) return;
    const tab = Math.random().toString(36).slice(2);
    const line = new BroadcastChannel(`giliran-rooms/${key}`);
    channel.current = line;
    const say = (says: Greeting['says']) => channel.current?.postMessage({ tab, says } satisfies Greeting);
    const hear = ({ data: { tab: other, says } }: MessageEvent<Greeting>) => {
      if (says === 'whoElse') say('me');
      setOthers((known) => [...known.filter((one) => one !== other), ...(says === 'gone' ? [] : [other])]);
    };
    const leave = () => say('gone');
    // A page that comes back from the browser's memory heard nothing meanwhile.
    const comeBack = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      setOthers([]);
      say('whoElse');
    };
    line.addEventListener('message', hear);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    say('whoElse');
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      leave();
      line.close();
      channel.current = null;
      setOthers([]);
    };
  }, [key]);
  return others.length > 0;
}
