import { notFound, type Answer } from '../answer.ts'
import { pageOf } from '../pages.ts'

export const listArtifacts: Answer = (asked, state) => {
  const found = state.artifacts.filter(({ run, name }) => run === asked.path['run_id'] && (asked.query['name'] === undefined || asked.query['name'] === name))
  const { items, headers } = pageOf(
    found.map(({ id, name, bytes }) => ({ id, name, size_in_bytes: bytes.length, expired: false })),
    asked,
    state.url,
  )
  return { status: 200, headers, body: { total_count: found.length, artifacts: items } }
}

/** GitHub sends to another server, which wants no token. */
export const downloadArtifact: Answer = ({ path }, state) =>
  state.artifacts.some(({ id }) => id === path['artifact_id'])
    ? { status: 302, headers: { location: `${state.url}/storage/${Number(path['artifact_id'])}.zip` } }
    : notFound
