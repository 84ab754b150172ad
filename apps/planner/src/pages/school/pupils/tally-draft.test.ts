import { describe, expect, test } from 'vitest';
import { draftOf, isEmpty, readTally } from './tally-draft.ts';

const draft = (more: object = {}) => ({ yes: '26', home: '4, 9', permission: '26', stamped: '', ...more });

describe('typed counts of papers', () => {
  test('empty fields count as none', () => {
    expect(readTally(draft(), 28)).toEqual({ tally: { yes: 26, homeNumbers: [4, 9], permission: 26, stamped: 0 } });
  });

  test.each([
    [{ yes: 'banyak' }, 'number'],
    [{ yes: '-1' }, 'number'],
    [{ home: 'Budi' }, 'home'],
    [{ home: '29' }, 'homeRange'],
    [{ home: '0' }, 'homeRange'],
    [{ yes: '27' }, 'tooMany'],
    [{ permission: '27' }, 'papers'],
    [{ stamped: '27' }, 'papers'],
  ])('%j is refused as %s', (more, wrong) => {
    expect(readTally(draft(more), 28)).toEqual({ wrong });
  });

  test('the form begins with the last count, and empty without one', () => {
    const counted = { yes: 3, permission: 2, stamped: 1, homeNumbers: [4] };
    expect(draftOf(counted, true)).toEqual({ yes: '3', home: '4', permission: '2', stamped: '1' });
    expect(isEmpty(draftOf(counted, false))).toBe(true);
    expect(isEmpty(draftOf(counted, true))).toBe(false);
  });
});
