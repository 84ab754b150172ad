/** Queries to begin with, one tab each. */
export const EXAMPLE_QUERIES: readonly string[] = [
  `# Berapa siswa boleh duduk di ruang 7 x 8 m? Tanpa akun.
# How many pupils may sit in a room of 7 x 8 m? No account needed.
query Room {
  calculateRoom(form: SD, widthM: 7, lengthM: 8, pupils: 32) {
    groupSizes
    capacity {
      count
      limitedBy
      proven
      upperBound
      minDistanceM
      legalCap { value reasons { article quote policyId } }
      assumptions { id parameter value reason }
    }
  }
}
`,
  `# Bunyi peraturan, pasal demi pasal / The regulation, article by article
query Regulation {
  regulation(id: "bengkayang-51-2021") {
    name
    status
    validFrom
    gapKeys
    provisions { id article quote severity }
  }
}
`,
  `# Angka gabungan satu kabupaten; masuk dulu. Sel di bawah 5 disembunyikan.
# Aggregates of one kabupaten (regency); sign in first. Cells below 5 are hidden.
query Aggregates {
  kabupaten(code: "61.07") {
    name
    aggregates {
      kecamatanCode
      level
      schools
      rooms
      seats
      limitedByCap
      limitedByGeometry
      limitingArticle
      hidden
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
