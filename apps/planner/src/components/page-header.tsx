import { useEffect, type ReactNode } from 'react';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Buttons of the page. */
  readonly children?: ReactNode;
}

/** Title, one sentence, and the page's main buttons; sets the title of the browser tab. */
export function PageHeader({ title, lead, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Giliran`;
  }, [title]);
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="page-actions no-print">{children}</div>}
    </header>
  );
}
