// Longer texts are cut down to what differs, with this much on both sides.
const longest = 160
const around = 30

/** Two long texts of one line without most of what they share at both ends, so that the eye finds what differs. */
export function narrowed(before: string, after: string): readonly [string, string] {
  if (before.length <= longest && after.length <= longest) return [before, after]
  const head = sharedHead(before, after)
  const tail = sharedTail(before.slice(head), after.slice(head))
  const [start, end] = [Math.max(0, head - around), Math.max(0, tail - around)]
  return [inner(before, start, end), inner(after, start, end)]
}

const inner = (text: string, start: number, end: number): string => `${start > 0 ? '…' : ''}${text.slice(start, text.length - end)}${end > 0 ? '…' : ''}`

function sharedHead(left: string, right: string): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length += 1
  return length
}

function sharedTail(left: string, right: string): number {
  let length = 0
  while (length < Math.min(left.length, right.length) && left.at(-1 - length) === right.at(-1 - length)) length += 1
  return length
}
