/** Queries to begin with, one tab each. */
export const EXAMPLE_QUERIES: readonly string[] = [
  `# Apa saja yang bisa ditanyakan? / What can be asked?
query Fields {
  __schema {
    queryType {
      fields {
        name
        description
        args { name description }
      }
    }
  }
}
`,
  `# Akun yang sedang masuk dan perannya / The signed-in account and its roles
query Viewer {
  demoMode
  viewer {
    name
    memberships { role schoolName kabupatenCode }
  }
}
`,
];
