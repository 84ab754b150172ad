import type { Day } from '@giliran/kernel';
import { addConsentTally } from '@giliran/db/queries/consent-tallies';
import { countPupils, rombelBySchool } from '@giliran/db/queries/people';
import { builder } from '../builder.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { plainText } from '../evidence.ts';
import { schoolOf } from '../school-of.ts';
import { SchoolRef } from './school.ts';

const TallyInput = builder.inputType('ConsentTallyInput', {
  description: 'The signed papers of one rombel.',
  fields: (t) => ({
    rombelId: t.id({ required: true, description: 'The rombel; it has no list of pupils.' }),
    yes: t.int({ required: true, description: 'Signed choices for face-to-face lessons.' }),
    homeNumbers: t.intList({ required: true, description: 'Attendance numbers whose parents signed for learning at home.' }),
    permission: t.int({ required: true, description: 'Of those who come: letters of permission.' }),
    stamped: t.int({ required: true, description: 'Of those who come: stamped statements.' }),
  }),
});

builder.mutationField('countConsents', (t) =>
  t.field({
    type: SchoolRef,
    description:
      'Records the signed papers of rombel without a list of pupils as counts, all or none. Each number stands for papers that a parent signed and that the school keeps: the guard of the first lesson day reads them (P5.1.d, P7.7.a).',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      tallies: t.arg({ type: [TallyInput], required: true, description: 'One for each rombel that was counted.' }),
      countedOn: t.arg({ type: 'Day', required: true, description: 'The day on which the papers were counted; not in the future.' }),
      keptAt: t.arg.string({ required: true, description: 'Where the papers are kept, so that they can be shown.' }),
      papersSigned: t.arg.boolean({ required: true, description: 'The school states that every counted paper is signed by a parent.' }),
    },
    resolve: async (_root, { schoolId, tallies, countedOn, keptAt, papersSigned }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (!papersSigned)
        throw badInput(
          '/papersSigned',
          'Nyatakan dulu bahwa setiap surat yang dihitung sudah ditandatangani orang tua/wali (Pasal 5 ayat (1) huruf d).',
        );
      if (countedOn > context.today) throw badInput('/countedOn', `Tanggal hitung ${countedOn} belum tiba.`);
      const place = plainText(keptAt, '/keptAt');
      if (place === '') throw badInput('/keptAt', 'Tulis di mana surat disimpan, misalnya "map Kelas 1, ruang tata usaha".');
      if (tallies.length === 0) throw badInput('/tallies', 'Isi hitungan paling sedikit satu rombel.');
      const rombelById = new Map((await rombelBySchool(context.tx, [schoolId])).map((row) => [row.id, row]));
      const listed = new Set(
        (await countPupils(context.tx, [schoolId])).filter(({ pupils }) => pupils > 0).map(({ rombelId }) => rombelId),
      );
      const rows = tallies.map((tally, i) => {
        const rombel = rombelById.get(wellFormed(tally.rombelId, `/tallies/${i}/rombelId`));
        if (!rombel) throw notFound('Rombel', tally.rombelId);
        if (tallies.findIndex((other) => other.rombelId === tally.rombelId) < i)
          throw badInput(`/tallies/${i}/rombelId`, `${rombel.name} terisi dua kali.`);
        if (listed.has(rombel.id))
          throw badInput(`/tallies/${i}/rombelId`, `${rombel.name} punya daftar siswa; catat suratnya per siswa pada daftar itu.`);
        return readTally(tally, rombel, `/tallies/${i}`);
      });
      const head = context.claims.headIds.includes(schoolId);
      await context.tx.transaction(async (tx) => {
        for (const row of rows)
          await addConsentTally(tx, {
            ...row,
            schoolId,
            countedOn: countedOn as Day,
            keptAt: place,
            recordedBy: context.user?.id ?? null,
            recordedByName: context.user?.name ?? null,
            recordedByRole: head ? 'HEAD' : 'OPERATOR',
          });
      });
      context.loaders.delete('consentTallies');
      return school;
    },
  }),
);

type Tally = typeof TallyInput.$inferInput;

/** The numbers of one rombel checked against its pupils: each pupil is counted once, and no paper without a choice. */
function readTally({ rombelId, yes, homeNumbers, permission, stamped }: Tally, rombel: { name: string; pupilCount: number }, path: string) {
  const pupils = rombel.pupilCount;
  const numbers = [...new Set(homeNumbers)].toSorted((a, b) => a - b);
  if (numbers.length < homeNumbers.length) throw badInput(`${path}/homeNumbers`, `${rombel.name}: ada nomor absen yang tertulis dua kali.`);
  const outside = numbers.find((number) => number < 1 || number > pupils);
  if (outside !== undefined)
    throw badInput(`${path}/homeNumbers`, `${rombel.name}: nomor absen ${outside} tidak ada; rombel ini bernomor 1 sampai ${pupils}.`);
  if (yes < 0 || yes + numbers.length > pupils)
    throw badInput(
      `${path}/yes`,
      `${rombel.name}: ${yes} memilih tatap muka dan ${numbers.length} dari rumah, padahal siswanya ${pupils}. Hitung kembali suratnya.`,
    );
  for (const [key, count, name] of [
    ['permission', permission, 'surat izin'],
    ['stamped', stamped, 'surat bermeterai'],
  ] as const)
    if (count < 0 || count > yes)
      throw badInput(`${path}/${key}`, `${rombel.name}: ${count} ${name}, padahal yang memilih tatap muka ${yes}. Isi 0 sampai ${yes}.`);
  return { rombelId, yesCount: yes, homeNumbers: numbers, permissionCount: permission, stampedCount: stamped };
}
