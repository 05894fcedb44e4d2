import satisfies from 'semver/functions/satisfies.js'

type Advisory = { readonly id: string; readonly affected: string; readonly allows: string }

// From the advisories of github.com/helm/helm. 4.1.4 is free of all of them.
const advisories: readonly Advisory[] = [
  { id: 'CVE-2021-32690', affected: '<3.6.1', allows: 'credentials of a repository reach other hosts' },
  { id: 'CVE-2023-25165', affected: '<3.11.1', allows: 'a chart sends values out by name look-ups' },
  { id: 'CVE-2025-32386', affected: '<3.17.3', allows: 'a small archive fills the memory' },
  { id: 'CVE-2025-32387', affected: '<3.17.3', allows: 'a schema overflows the stack' },
  { id: 'CVE-2025-53547', affected: '<3.17.4 || >=3.18.0 <3.18.4', allows: 'a Chart.lock that is a link writes elsewhere' },
  { id: 'CVE-2025-55198', affected: '<3.18.5', allows: 'a Chart.yaml ends helm by a panic' },
  { id: 'CVE-2025-55199', affected: '<3.18.5', allows: 'a schema fills the memory' },
  { id: 'CVE-2026-35204', affected: '>=4.0.0-0 <4.1.4', allows: 'a plugin writes elsewhere' },
  { id: 'CVE-2026-35205', affected: '>=4.0.0-0 <4.1.4', allows: 'a plugin without a signature passes for verified' },
  { id: 'CVE-2026-35206', affected: '<3.20.2 || >=4.0.0-0 <4.1.4', allows: 'a chart that is unpacked writes elsewhere' },
]

/** A version of helm, such as "v3.17.3" → the published weaknesses that it still has. */
export const advisoriesOf = (version: string): readonly Advisory[] =>
  advisories.filter(({ affected }) => satisfies(version, affected, { includePrerelease: true }))
