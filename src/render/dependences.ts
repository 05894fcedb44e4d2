import { unstableFunctions, type Dependence } from '../model/unstable-functions.ts'

/** The functions that a chart's templates call, and the texts of its values files, which can hold templates too → what a rendering depends on besides them. */
export function dependencesOf(calls: readonly string[], values: readonly string[]): ReadonlySet<Dependence> {
  const words = values.flatMap(actionsIn).flatMap((action) => action.match(/\w+/g) ?? [])
  return new Set([...calls, ...words].flatMap((name) => unstableFunctions.get(name) ?? []))
}

/** From each "{{" to the end of the line on which it ends: too much rather than too little, since YAML can quote what it holds in several ways. */
const actionsIn = (text: string): readonly string[] =>
  text
    .split('{{')
    .slice(1)
    .map((rest) => {
      const end = rest.indexOf('}}')
      const lineEnd = end === -1 ? -1 : rest.indexOf('\n', end)
      return lineEnd === -1 ? rest : rest.slice(0, lineEnd)
    })
