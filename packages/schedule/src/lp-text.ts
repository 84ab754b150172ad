/** Rows of a linear program being written; terms of one name are added up, rows without terms left out. */
export class LpText {
  private readonly rows: string[] = [];
  private readonly integers = new Set<string>();
  private readonly binaries = new Set<string>();
  private goal = '+ 0 never';
  private readonly relaxed: boolean;

  /** @param relaxed shares of whole numbers are allowed: the linear relaxation of the program */
  constructor(relaxed = false) {
    this.relaxed = relaxed;
  }

  row(terms: [number, string][], relation: '<=' | '>=' | '=', right: number): void {
    const sums = new Map<string, number>();
    for (const [a, name] of terms) sums.set(name, (sums.get(name) ?? 0) + a);
    const text = [...sums].filter(([, a]) => a !== 0).map(([name, a]) => `${a < 0 ? '-' : '+'} ${Math.abs(a)} ${name}`);
    if (text.length > 0) this.rows.push(` r${this.rows.length}: ${text.join(' ')} ${relation} ${right}`);
    else if ((relation === '<=' && right < 0) || (relation === '>=' && right > 0) || (relation === '=' && right !== 0))
      this.rows.push(` r${this.rows.length}: + 1 never <= -1`);
  }

  /** What to make small; without it any solution will do. */
  minimise(terms: [number, string][]): void {
    const text = terms.map(([a, name]) => `${a < 0 ? '-' : '+'} ${Math.abs(a)} ${name}`);
    if (text.length > 0) this.goal = text.join(' ');
  }

  integer(name: string): string {
    if (!this.relaxed) this.integers.add(name);
    return name;
  }

  binary(name: string): string {
    if (!this.relaxed) this.binaries.add(name);
    else this.row([[1, name]], '<=', 1);
    return name;
  }

  toString(): string {
    const section = (title: string, names: Set<string>): string => (names.size > 0 ? `${title}\n ${[...names].join('\n ')}\n` : '');
    return `Minimize\n obj: ${this.goal}\nSubject To\n${this.rows.join('\n')}\nBounds\n 0 <= never <= 1\n${section('General', this.integers)}${section('Binary', this.binaries)}End\n`;
  }
}
