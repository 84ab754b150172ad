import type { ReactNode } from 'react';

/** Nothing here yet: says why and what to do next. */
export function EmptyState({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <section className="empty-state">
      <div className="empty-seats" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </section>
  );
}
