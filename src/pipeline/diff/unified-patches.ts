import { structuredPatch, type StructuredPatchHunk } from 'diff'
import { compareText } from '../../model/json.ts'
import { isWithin, secretLines, type Lines } from './secret-lines.ts'
import type { Texts } from './side.ts'

// The search for the fewest edits grows with their square. A file that differs in more lines is replaced as a whole.
const maxEdits = 10_000

/** Patches for `patch -p1` and `git apply`, file by file. Hunks that show a line of a Secret are left out, and counted in a line that both programs pass over. */
export const unifiedPatches = (sides: readonly Texts[]): string => sides.flatMap(({ before, after }) => filePatches(before, after)).join('')

const filePatches = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].toSorted(compareText).map((name) => filePatch(name, before.get(name), after.get(name)))

function filePatch(name: string, before: string | undefined, after: string | undefined): string {
  const all = hunksOf(before ?? '', after ?? '')
  const secret = { before: secretLines(name, before ?? ''), after: secretLines(name, after ?? '') }
  const shown = withoutSecrets(all, secret)
  const left = all.length - shown.length
  return [
    ...(left === 0 ? [] : [`# ${printable(name)}: ${left} of ${all.length} hunks are left out, since they show a Secret`]),
    ...(shown.length === 0 ? [] : headOf(printable(name), before, after)),
    ...shown.flatMap(linesOf),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function hunksOf(before: string, after: string): readonly StructuredPatchHunk[] {
  const found = structuredPatch('', '', before, after, '', '', { context: 3, maxEditLength: maxEdits })
  return (found ?? structuredPatch('', '', before, '', '', '', { context: 0 })).hunks.map((hunk) => (found === undefined ? replaced(hunk, after) : hunk))
}

/** Everything that was there by everything that is there now. */
function replaced(hunk: StructuredPatchHunk, after: string): StructuredPatchHunk {
  const [all] = structuredPatch('', '', '', after, '', '', { context: 0 }).hunks
  return { ...hunk, newStart: all?.newStart ?? 0, newLines: all?.newLines ?? 0, lines: [...hunk.lines, ...(all?.lines ?? [])] }
}

/** The other hunks, at the lines where they then come to stand. */
function withoutSecrets(hunks: readonly StructuredPatchHunk[], secret: { readonly before: Lines; readonly after: Lines }): readonly StructuredPatchHunk[] {
  let shift = 0
  return hunks.flatMap((hunk) => {
    const { oldStart, oldLines, newStart, newLines } = hunk
    if (!isWithin(secret.before, oldStart, oldLines) && !isWithin(secret.after, newStart, newLines)) return [{ ...hunk, newStart: newStart - shift }]
    shift += newLines - oldLines
    return []
  })
}

const headOf = (name: string, before: string | undefined, after: string | undefined): readonly string[] => [
  `diff --git a/${name} b/${name}`,
  ...(before === undefined ? ['new file mode 100644'] : []),
  ...(after === undefined ? ['deleted file mode 100644'] : []),
  `--- ${before === undefined ? '/dev/null' : `a/${name}`}`,
  `+++ ${after === undefined ? '/dev/null' : `b/${name}`}`,
]

// A line break in a name would start a line of the patch.
const printable = (name: string): string => name.replaceAll(/[\n\r\t]/g, '?')

const linesOf = ({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk): readonly string[] => [
  `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`,
  ...lines,
]

/** A range of no lines is named by the line before it. */
const rangeOf = (start: number, lines: number): string => `${lines === 0 ? Math.max(0, start - 1) : start},${lines}`
