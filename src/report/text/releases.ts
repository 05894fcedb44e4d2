import type { EnvironmentOutcome, ReleaseOutcome } from '../../model/outcome.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { shortened } from './layout.ts'

// Below this a table no longer fits beside the names.
const narrowTable = 60
const columns = ['objects', 'changed', 'added', 'removed'] as const
const gap = 2
const unchanged = 'unchanged'

/** A table of an environment's releases; one line where none of them moved. */
export function releaseLines({ name, releases }: EnvironmentOutcome, style: Style): readonly string[] {
  if (releases.length === 0) return []
  if (!releases.some(hasMoved)) return [`${signed('pass', style)}${escape(name)}: ${counted(releases)}, ${unchanged}`]
  return style.width < narrowTable ? [escape(name), ...releases.flatMap((release) => card(release, style))] : table(name, releases, style)
}

export const hasMoved = ({ added, changed, removed }: ReleaseOutcome): boolean => added + changed + removed > 0

function counted(releases: readonly ReleaseOutcome[]): string {
  const objects = releases.reduce((sum, release) => sum + release.objects, 0)
  return `${releases.length} ${releases.length === 1 ? 'release' : 'releases'}, ${objects} ${objects === 1 ? 'object' : 'objects'}`
}

const card = (release: ReleaseOutcome, style: Style): readonly string[] => [
  `${signOf(release, style)}${escape(release.name)} ${escape(release.version)}`.trimEnd(),
  ...columns.map((column) => `${' '.repeat(signWidth(style))}${column}: ${release[column]}`),
]

const signOf = (release: ReleaseOutcome, style: Style): string => signed(hasMoved(release) ? 'changed' : 'pass', style)

function table(environment: string, releases: readonly ReleaseOutcome[], style: Style): readonly string[] {
  const numbers = columns.reduce((sum, column) => sum + column.length + gap, 0)
  const versionWidth = Math.min(longest(releases.map(({ version }) => version)), 24)
  const room = style.width - signWidth(style) - versionWidth - numbers - gap * 2 - unchanged.length
  const nameWidth = Math.min(longest(releases.map(({ name }) => name)), Math.max(room, 8))
  const head = escape(environment).padEnd(signWidth(style) + nameWidth + gap + versionWidth)
  return [
    `${head}${columns.map((column) => ' '.repeat(gap) + column).join('')}`,
    ...releases.map((release) => {
      const title = `${fitted(release.name, nameWidth)}${' '.repeat(gap)}${fitted(release.version, versionWidth)}`
      const cells = columns.map((column) => String(release[column]).padStart(gap + column.length)).join('')
      return `${signOf(release, style)}${title}${cells}${hasMoved(release) ? '' : `${' '.repeat(gap)}${unchanged}`}`
    }),
  ]
}

const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, escape(text).length), 0)

const fitted = (text: string, width: number): string => shortened(escape(text), width).padEnd(width)
