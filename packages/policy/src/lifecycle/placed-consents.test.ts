import { describe, expect, test } from 'vitest';
import { placedConsents, type CountedPapers } from './placed-consents.ts';

const NOBODY = { placed: 0, consented: 0, stamped: 0 };
const rombel = (more: Partial<CountedPapers> = {}): CountedPapers => ({
  placed: 28,
  placedAtHome: 0,
  yes: 28,
  permission: 28,
  stamped: 20,
  countedOn: '2021-09-11',
  ...more,
});

describe('papers of the placed pupils', () => {
  test('lists and counts add up, the oldest count is named', () => {
    expect(placedConsents({ placed: 30, consented: 29, stamped: 3 }, [rombel(), rombel({ countedOn: '2021-09-09' })])).toEqual({
      placed: 86,
      consented: 85,
      stamped: 43,
      counted: { pupils: 56, on: '2021-09-09' },
    });
  });

  test('without counted rombel nothing is said of counts', () => {
    expect(placedConsents({ placed: 3, consented: 3, stamped: 0 }, []).counted).toBeNull();
  });

  test('the scarcer of choice and permission counts', () => {
    expect(placedConsents(NOBODY, [rombel({ permission: 25 })]).consented).toBe(25);
    expect(placedConsents(NOBODY, [rombel({ yes: 24, permission: 24 })]).consented).toBe(24);
  });

  test('papers left over in one rombel do not cover another', () => {
    const both = [rombel({ placed: 20, yes: 30, permission: 30 }), rombel({ placed: 20, yes: 15, permission: 15 })];
    expect(placedConsents(NOBODY, both)).toMatchObject({ placed: 40, consented: 35 });
  });

  test('a number that chose home is never covered by a paper of somebody else', () => {
    expect(placedConsents(NOBODY, [rombel({ placedAtHome: 2, yes: 28, permission: 28, stamped: 28 })])).toMatchObject({
      consented: 26,
      stamped: 26,
    });
  });
});
