import type { ReactNode } from 'react';

interface FoldCardProps {
  readonly title: string;
  readonly badge?: ReactNode;
  /** Open to begin with. */
  readonly open: boolean;
  readonly children: ReactNode;
}

/** A card that folds away under its heading: open while there is something to do in it. */
export function FoldCard({ title, badge, open, children }: FoldCardProps) {
  return (
    <details className="card fold-card" open={open}>
      <summary>
        <h2>{title}</h2>
        {badge}
      </summary>
      {children}
    </details>
  );
}
