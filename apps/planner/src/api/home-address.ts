interface Membership {
  readonly role: string;
  readonly schoolId: string | null;
  readonly kabupatenCode: string;
}

/** The page on which an officer of a kabupaten begins. */
const DESKS: Readonly<Record<string, string>> = {
  DINAS: 'sekolah',
  SUPERVISOR: 'kesiapan',
  REGENCY_TEAM: 'kesiapan',
  SATGAS: 'kasus',
  REGENT: 'izin',
};

/** Where a role begins its work. */
export function homeAddress(membership: Membership): string {
  if (membership.schoolId !== null) return `/sekolah/${membership.schoolId}/data`;
  const desk = DESKS[membership.role];
  if (desk !== undefined) return `/dinas/${membership.kabupatenCode}/${desk}`;
  return `/peneliti/${membership.kabupatenCode}`;
}

/** A way back is only taken inside this site: "/sekolah/..." yes, "//elsewhere" and "https://..." no. */
export function safeReturnPath(path: string | null): string | null {
  return path !== null && /^\/(?![/\\])/.test(path) && Array.from(path).every((letter) => letter >= ' ') ? path : null;
}
