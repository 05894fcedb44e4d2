const begins = /^(error: |Error from server|Apply failed with |resource mapping not found|Unable to connect|The connection to the server|Unauthorized)/

// How kubectl got there, and an advice that nobody should follow.
const noise = [
  /^error: /g,
  /(for:|error when (creating|patching|applying)|error validating) "STDIN": /g,
  /error validating data: /g,
  /; if you choose to ignore these errors.*$/g,
]

// Long enough for a webhook's sentence; a chart's whole patch is not.
const longest = 500

/** kubectl's stderr → one line a refused object. Warnings, advice and the patches that it prints (with all their values) are left out. */
export function entriesOf(stderr: string): readonly string[] {
  const entries: string[][] = []
  for (const line of stderr.split('\n').filter((text) => text !== '' && !text.startsWith('Warning: '))) {
    if (begins.test(line) || entries.length === 0) entries.push([line])
    else entries.at(-1)?.push(line)
  }
  return entries.map((lines) => shortened(withoutPatch(lines)))
}

/** Client-side, kubectl prints what it sent before it says why: only the last line, `for: "STDIN": …`, says why. */
function withoutPatch(lines: readonly string[]): readonly string[] {
  const [first = '', ...rest] = lines
  if (!first.includes('error when applying patch:')) return lines
  const why = rest.findLast((line) => line.startsWith('for: '))
  return [first.replace('error when applying patch:', why ?? 'it refuses the patch')]
}

function shortened(lines: readonly string[]): string {
  const advice = lines.findIndex((line) => line.startsWith('Please review the fields above'))
  const text = (advice === -1 ? lines : lines.slice(0, advice)).join(' ')
  const plain = noise.reduce((current, words) => current.replaceAll(words, ''), text)
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain
}
