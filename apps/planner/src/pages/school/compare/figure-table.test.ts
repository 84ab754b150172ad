import { describe, expect, test } from 'vitest';
import { cellText, csvOf, type FigureTable } from './figure-table.ts';

const never = { value: 0, low: 0, high: 0.0019, zeroOf: 2000 };
const some = { value: 0.125, low: 0.11, high: 0.14, zeroOf: null };

describe('cellText', () => {
  test('what never happened is said as less than three in so many, not as zero', () => {
    expect(cellText(never, { header: '', kind: 'share' })).toEqual({ text: '< 3/2.000', range: '0,15%' });
  });

  test('figures with their interval, signed ones with both signs, nothing as a dash', () => {
    expect(cellText(some, { header: '', kind: 'share' }).text).toBe('12,5%');
    expect(cellText({ value: 0.5, low: -0.25, high: 1.25, zeroOf: null }, { header: '', kind: 'signed' })).toEqual({
      text: '+0,5',
      range: '-0,25 … +1,25',
    });
    expect(cellText(null, { header: '' })).toEqual({ text: '–', range: null });
  });
});

describe('csvOf', () => {
  const table: FigureTable = {
    columns: [{ header: 'Jadwal' }, { header: 'Peluang', kind: 'share', interval: true }, { header: 'Jam', kind: 'number' }],
    rows: [
      { key: 'a', cells: ['1 Dua sesi', some, 15.5] },
      { key: 'b', cells: ['=HYPERLINK("x")', never, null] },
    ],
  };
  const lines = csvOf(table, [['Judul'], ['perbandingan, bukan prakiraan']], {
    separator: ';',
    low: 'bawah',
    high: 'atas',
    note: 'nol',
  }).split('\r\n');

  test('carries its label, intervals in columns of their own, and the decimal comma', () => {
    expect(lines[0]).toBe('\uFEFFJudul');
    expect(lines[1]).toBe('perbandingan, bukan prakiraan');
    expect(lines[3]).toBe('Jadwal;Peluang;Peluang: bawah;Peluang: atas;Peluang: nol;Jam');
    expect(lines[4]).toBe('1 Dua sesi;0,125;0,11;0,14;;15,5');
  });

  test('a name cannot become a formula of the spreadsheet', () => {
    expect(lines[5]).toBe('"\'=HYPERLINK(""x"")";0;0;0,0019;< 3/2000;');
  });
});
