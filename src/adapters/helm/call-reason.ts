// Helm 3 writes "template: PLACE: executing "X" at <CODE>: REASON", Helm 4 the same over several lines; calls nest, and the innermost stands last.
const places = /(?:template: |^(?:Error: )?)(?<place>[\w./@+-]{1,300}:\d+:\d+)(?=:? *\n? *executing ")/gm
const codes = /at <(?<code>[.$\w ]{1,80})>:/g

const reasons: readonly RegExp[] = [
  /nil pointer evaluating [\w{}.* ]{1,80}/,
  /can't evaluate field \w+ in type [\w{}.*[\] ]{1,80}/,
  /no template(?= "[^"]*" associated)/,
  /wrong type for value; expected [\w{}.*[\]]{1,80}; got [\w{}.*[\]]{1,80}/,
  /wrong number of args for \w+/,
  /incompatible types for comparison/,
  /exceeded maximum template depth/,
  /map has no entry for key/,
  /range can't iterate over/,
  /invalid value; expected [\w.]{1,40}/,
]

/** A template that failed while it ran → where, at which code, and why, without the values that it worked on. */
export function callReason(words: string): string {
  const place = [...words.matchAll(places)].at(-1)?.groups?.['place'] ?? 'a template'
  const code = [...words.matchAll(codes)].at(-1)?.groups?.['code']
  return `${place}: ${code === undefined ? '' : `${code}: `}${whyOf(words)}`
}

function whyOf(words: string): string {
  const known = reasons.map((reason) => reason.exec(words)?.[0]).find((text) => text !== undefined)
  if (known !== undefined) return known
  const called = [...words.matchAll(/error calling (?<name>\w+)/g)].at(-1)?.groups?.['name']
  return called === undefined ? 'it fails' : `the function ${called} fails`
}
