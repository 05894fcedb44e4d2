/** CEL's reserved words; a property of such a name is written `__namespace__`. */
const reserved = new Set('true false null in as break const continue else for function if import let loop package namespace return var void while'.split(' '))
const escapes: Readonly<Record<string, string>> = { __: 'underscores', '.': 'dot', '-': 'dash', '/': 'slash' }
const unescapes = new Map(Object.entries(escapes).map(([written, name]) => [name, written]))

/** The name of a property in CEL, or undefined where it cannot be named. */
export function escapeName(name: string): string | undefined {
  if (reserved.has(name)) return `__${name}__`
  if (!/^[a-zA-Z_./-][a-zA-Z0-9_./-]*$/.test(name)) return undefined
  return name.replaceAll(/__|[-./]/g, (written) => `__${escapes[written]}__`)
}

/** The property that a name in CEL stands for, or undefined where no property can be called so. */
export function unescapeName(name: string): string | undefined {
  let isFine = true
  const unescaped = name.replaceAll(/__([^_]+)__/g, (whole, inner: string) => {
    const written = unescapes.get(inner)
    if (written !== undefined) return written
    isFine &&= reserved.has(inner) && whole === name
    return inner
  })
  return isFine ? unescaped : undefined
}
