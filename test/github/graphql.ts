import { readFileSync } from 'node:fs'
import { buildSchema, graphql, GraphQLError, parse, validate } from 'graphql'
import { isObject, listAt, objectAt, textAt, type Json } from '../../src/model/json.ts'
import { textOf } from './answers/shown.ts'
import { fullName, type State } from './state.ts'

const schema = buildSchema(readFileSync(new URL('contract/schema.graphql', import.meta.url), 'utf8'))

export type GraphqlReply = { readonly body: Json; readonly faults: readonly string[] }

/** Runs a query against GitHub's own schema, which judges what is asked and what is answered. */
export async function answerGraphql(body: Json, { state, login, mayWrite }: { state: State; login: string; mayWrite: boolean }): Promise<GraphqlReply> {
  const source = textAt(body, 'query') ?? ''
  const faults = validate(schema, parse(source)).map(({ message }) => message)
  const rootValue = {
    viewer: { login },
    createCommitOnBranch: ({ input }: { input: Json }) => createCommit(input, { state, login, mayWrite }),
  }
  const variableValues = objectAt(body, 'variables')
  const result: unknown = await graphql({ schema, source, rootValue, variableValues })
  return { body: JSON.parse(JSON.stringify(result)), faults }
}

function createCommit(input: Json, { state, login, mayWrite }: { state: State; login: string; mayWrite: boolean }) {
  if (!mayWrite) throw refusal('FORBIDDEN', 'Resource not accessible by integration')
  const branch = textAt(input, 'branch', 'branchName') ?? ''
  const tip = state.git.tip(branch)
  if (textAt(input, 'branch', 'repositoryNameWithOwner') !== fullName(state) || tip === undefined)
    throw refusal('NOT_FOUND', `Could not resolve to a branch named '${branch}'.`)
  if (tip !== textAt(input, 'expectedHeadOid'))
    throw refusal('STALE_DATA', `Expected branch to point to "${textAt(input, 'expectedHeadOid')}" but it did not. Pull and try again.`)
  const additions = listAt(input, 'fileChanges', 'additions')
    .filter(isObject)
    .map(({ path, contents }) => ({ path: textOf(path), content: Buffer.from(textOf(contents), 'base64') }))
  const deletions = listAt(input, 'fileChanges', 'deletions').map((deletion) => textAt(deletion, 'path') ?? '')
  const message = `${textAt(input, 'message', 'headline')}\n\n${textAt(input, 'message', 'body') ?? ''}`.trim()
  const oid = state.git.write(branch, { additions, deletions, message, author: `${login} <${login}@users.noreply.github.com>` })
  return { commit: { oid, url: `${state.url}/${fullName(state)}/commit/${oid}` }, ref: { id: `ref-${branch}`, name: branch }, clientMutationId: null }
}

const refusal = (type: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { type } })
