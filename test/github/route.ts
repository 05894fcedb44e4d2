import { operations, type Operation } from './contract/operations.ts'

export type Route = { readonly operation: Operation; readonly path: Readonly<Record<string, string>> }

const rows = operations.map((operation) => {
  const [method = '', path = ''] = operation.split(' ')
  // A ref and a pair of commits may hold slashes; nothing else that is named does.
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'ref' || name === 'basehead' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`))
  return { operation, method, pattern: new RegExp(`^${pattern}$`) }
})

/** Which of GitHub's operations a request is; undefined for none that is answered here. */
export function routeOf(method: string, pathname: string): Route | undefined {
  for (const { operation, method: wanted, pattern } of rows) {
    const match = wanted === method ? pattern.exec(pathname) : null
    if (match !== null)
      return { operation, path: Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)])) }
  }
  return undefined
}
