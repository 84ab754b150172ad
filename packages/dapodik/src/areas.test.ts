import { describe, expect, it } from 'vitest';
import { allKabupaten, desaOf, kabupatenName, kecamatanOf } from './areas.ts';

describe('areas', () => {
  it('names kabupaten by code', () => {
    expect(kabupatenName('63.03')).toBe('Kabupaten Banjar');
    expect(kabupatenName('61.07')).toBe('Kabupaten Bengkayang');
    expect(kabupatenName('51.08')).toBe('Kabupaten Buleleng');
    expect(kabupatenName('99.99')).toBeNull();
    expect(kabupatenName('61')).toBeNull();
    expect(kabupatenName('')).toBeNull();
    expect(allKabupaten()).toHaveLength(514);
  });

  it('lists all kecamatan of Indonesia, each once', () => {
    const all = allKabupaten().flatMap(({ code }) => kecamatanOf(code));
    expect(all).toHaveLength(7285);
    expect(new Set(all.map(({ code }) => code)).size).toBe(7285);
    expect(all.every(({ code, name }) => /^\d{2}\.\d{2}\.\d{2}$/u.test(code) && /^\p{L}|^\d/u.test(name))).toBe(true);
  });

  it('has the 17 kecamatan and 124 villages of Bengkayang (regulation 7.4)', () => {
    const kecamatan = kecamatanOf('61.07');
    expect(kecamatan).toHaveLength(17);
    expect(kecamatan[8]).toEqual({ code: '61.07.09', name: 'Teriak' });
    expect(kecamatan.map(({ code }) => desaOf(code).length)).toEqual([5, 7, 12, 6, 6, 5, 6, 11, 18, 8, 6, 8, 5, 4, 5, 8, 4]);
    const villages = kecamatan.flatMap(({ code }) => desaOf(code));
    expect(villages.filter(({ kind }) => kind === 'KELURAHAN')).toHaveLength(2);
    expect(villages.filter(({ kind }) => kind === 'DESA')).toHaveLength(122);
    expect(villages[0]).toEqual({ code: '61.07.01.2001', name: 'Sungai Duri', kind: 'DESA' });
  });

  it('gives nothing for codes it does not have', () => {
    expect(kecamatanOf('61')).toEqual([]);
    expect(kecamatanOf('99.99')).toEqual([]);
    expect(desaOf('63.03.01')).toEqual([]);
    expect(kecamatanOf('51.08')).toHaveLength(9);
  });
});
