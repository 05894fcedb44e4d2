import { RE2JS } from 're2js'

/** A pattern as Go's regexp reads it. Never V8's RegExp: it reads other patterns, reads some differently, and can be made to run for ever. */
export interface Pattern {
  readonly test: (text: string) => boolean
  /** The leftmost match, or undefined. */
  readonly find: (text: string) => string | undefined
  /** At most `limit` matches that do not overlap; all where it is negative. */
  readonly findAll: (text: string, limit: number) => readonly string[]
}

/** Patterns of rules come up once an object; compiling one takes longer than matching it. */
const remembered = new Map<string, Pattern | undefined>()
/** More than any schema has: what rules make up as they run must not pile up. */
const most = 1000

/** The pattern, or undefined where RE2 refuses it. */
export function compilePattern(source: string): Pattern | undefined {
  if (remembered.has(source)) return remembered.get(source)
  if (remembered.size >= most) remembered.clear()
  const pattern = compileNew(source)
  remembered.set(source, pattern)
  return pattern
}

function compileNew(source: string): Pattern | undefined {
  const compiled = compiledOf(source)
  if (compiled === undefined) return undefined
  const findAll: Pattern['findAll'] = (text, limit) => {
    const found: string[] = []
    for (const match of matches(compiled, text)) {
      if (found.length === limit) break
      found.push(match)
    }
    return found
  }
  return { test: (text) => compiled.test(text), find: (text) => findAll(text, 1)[0], findAll }
}

function* matches(pattern: RE2JS, text: string): Generator<string, undefined> {
  const matcher = pattern.matcher(text)
  let end = -1
  while (matcher.find()) {
    // Go drops an empty match that abuts the one before.
    if (matcher.end() !== matcher.start() || matcher.start() !== end) yield matcher.group() ?? ''
    end = matcher.end()
  }
}

function compiledOf(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source)
  } catch {
    // What RE2 refuses is an answer here, not a failure.
    return undefined
  }
}
