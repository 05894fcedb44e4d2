import { parse, print, visit, type ASTNode, type DefinitionNode } from 'graphql'
import { graphqlFields } from './operations.ts'

type Origin = { readonly from: string; readonly licence: string }

/** GitHub's GraphQL schema → the part of it that is used: kept fields of types, and whole what those fields take. */
export function sdlExtract(sdl: string, { from, licence }: Origin): string {
  const whole = new Map(parse(sdl).definitions.flatMap((definition) => ('name' in definition && definition.name ? [[definition.name.value, definition]] : [])))
  const kept = new Map<string, DefinitionNode>()
  const take = (name: string): void => {
    const definition = whole.get(name)
    if (definition === undefined || kept.has(name)) return
    const cut = narrowed(definition)
    kept.set(name, cut)
    for (const named of namesIn(cut)) take(named)
  }
  for (const name of Object.keys(graphqlFields)) take(name)
  const notice = [`From ${from}.`, '', ...licence.trim().split('\n')].map((line) => `# ${line}`.trimEnd()).join('\n')
  const definitions = [...kept].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, definition]) => definition)
  return `${notice}\n\n${definitions.map(print).join('\n\n')}\n`
}

/** Without descriptions, directives, interfaces, and the fields that nobody asks for. */
function narrowed(definition: DefinitionNode): DefinitionNode {
  const fields = 'name' in definition ? graphqlFields[definition.name?.value ?? ''] : undefined
  return visit(definition, {
    StringValue: () => null,
    Directive: () => null,
    ObjectTypeDefinition: (node) => ({ ...node, interfaces: [] }),
    FieldDefinition: (node) => (fields?.includes(node.name.value) === true ? undefined : null),
  })
}

function namesIn(node: ASTNode): readonly string[] {
  const names: string[] = []
  visit(node, { NamedType: (named) => void names.push(named.name.value) })
  return names
}
