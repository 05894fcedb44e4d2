import type { ReleaseOutcome } from '../../model/outcome.ts'
import { disarm, escape } from '../escape.ts'
import { code, heading, paragraph, printed, table, words } from '../markdown/nodes.ts'

type Release = ReleaseOutcome & { readonly environment: string }

/** The words of a pull request of ours. They end in commits of the branch that it is merged into, so nothing of a chart's is in them. */
export const proposal = { title, body, message, treeIn, digestIn }

const shownNames = 3
// More rows are read by nobody; the rest is counted.
const shownRows = 200

function title(releases: readonly Release[]): string {
  const names = [...new Set(releases.map(({ name, version }) => `${name} ${version}`))]
  if (names.length === 0) return 'Render again'
  return disarm(escape(`Render ${names.slice(0, shownNames).join(', ')}${names.length > shownNames ? ` and ${names.length - shownNames} more` : ''}`))
}

function body(releases: readonly Release[], branch: string): string {
  const rows = releases.slice(0, shownRows).map(({ environment, name, version, digest }) => [words(environment), words(name), code(version), code(digest)])
  const rest = releases.length > shownRows ? [paragraph(words(`${releases.length - shownRows} releases more`))] : []
  const shown = releases.length === 0 ? [] : [table(['environment', 'release', 'version', 'objects'], rows), ...rest]
  const after = 'What changes is in the comments below. Every commit of this branch is made by Sluice: commit on another one, or it is not updated any more.'
  return `<!-- sluice-proposal -->\n${printed([heading(title(releases)), ...shown, paragraph(words(after), words(' Branch: '), code(branch))])}`
}

/** Names its own tree: whoever changes the commit makes another tree, and it is no longer ours. */
function message({ title: subject, tree, digest }: { readonly title: string; readonly tree: string; readonly digest: string }): string {
  return `${subject}\n\nSluice-Proposal: ${digest}\nSluice-Tree: ${tree}\n`
}

function treeIn(text: string): string | undefined {
  return /^Sluice-Tree: ([0-9a-f]{40,64})\s*$/m.exec(text)?.[1]
}

function digestIn(text: string): string | undefined {
  return /^Sluice-Proposal: ([0-9a-f]{64})\s*$/m.exec(text)?.[1]
}
