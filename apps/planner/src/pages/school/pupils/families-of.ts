interface FamilyPupil {
  readonly id: string;
  readonly rombelId: string;
  readonly rosterNumber: number;
  readonly familyId: string | null;
}

export interface Family {
  readonly id: string;
  readonly members: readonly { readonly id: string; readonly text: string }[];
}

/** Families of at least two, members in the order of the rombel, as "Kelas 1 no. 4". O(pupils log pupils). */
export function familiesOf(pupils: readonly FamilyPupil[], rombel: readonly { readonly id: string; readonly name: string }[]): Family[] {
  const order = new Map(rombel.map((one, i) => [one.id, { i, name: one.name }]));
  const place = (pupil: FamilyPupil) => order.get(pupil.rombelId)?.i ?? rombel.length;
  const families = new Map<string, FamilyPupil[]>();
  for (const pupil of pupils) {
    if (pupil.familyId === null) continue;
    families.set(pupil.familyId, [...(families.get(pupil.familyId) ?? []), pupil]);
  }
  return [...families]
    .filter(([, members]) => members.length > 1)
    .map(([id, members]) => ({ id, members: [...members].sort((a, b) => place(a) - place(b) || a.rosterNumber - b.rosterNumber) }))
    .sort((a, b) => {
      const [x, y] = [a.members[0], b.members[0]];
      return x && y ? place(x) - place(y) || x.rosterNumber - y.rosterNumber : 0;
    })
    .map(({ id, members }) => ({
      id,
      members: members.map((one) => ({ id: one.id, text: `${order.get(one.rombelId)?.name ?? ''} no. ${one.rosterNumber}` })),
    }));
}
