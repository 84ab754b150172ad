interface Membership {
  readonly role: string;
  readonly schoolId: string | null;
  readonly kabupatenCode: string;
}

/** Where a role begins its work. */
export function homeAddress(membership: Membership): string {
  if (membership.schoolId !== null) return `/sekolah/${membership.schoolId}/data`;
  if (membership.role === 'DINAS') return `/dinas/${membership.kabupatenCode}/sekolah`;
  return `/peneliti/${membership.kabupatenCode}`;
}

/** A way back is only taken inside this site: "/sekolah/..." yes, "//elsewhere" and "https://..." no. */
export function safeReturnPath(path: string | null): string | null {
  return path !== null && /^\/(?![/\\])/.test(path) && Array.from(path).every((letter) => letter >= ' ') ? path : null;
}
