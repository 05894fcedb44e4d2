import type { Json, JsonObject } from '../../src/model/json.ts'
import type { Operation } from './contract/operations.ts'
import type { State } from './state.ts'

/** A request that fits GitHub's description, and who sent it. */
export type Asked = { readonly operation: Operation; readonly path: JsonObject; readonly query: JsonObject; readonly body: JsonObject; readonly login: string }

export type Answered = { readonly status: number; readonly body?: Json; readonly headers?: Readonly<Record<string, string>>; readonly bytes?: Uint8Array }

/** What one request does to what this GitHub knows, and what it answers. */
export type Answer = (asked: Asked, state: State) => Answered

export const ok = (body: Json): Answered => ({ status: 200, body })

export const created = (body: Json): Answered => ({ status: 201, body })

export const notFound: Answered = { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' } }

/** The 422 of GitHub, with one reason. */
export const refused = (resource: string, { field, code, message }: { field: string; code: string; message?: string }): Answered => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{ resource, code, field, ...(message === undefined ? {} : { message }) }],
    documentation_url: 'https://docs.github.com/rest',
    status: '422',
  },
})

// What GitHub takes of a body, in characters. Its description does not say so.
const longest = 65_536

export const tooLong = (resource: string): Answered =>
  refused(resource, { code: 'unprocessable', field: 'data', message: `Body is too long (maximum is ${longest} characters)` })

export const isTooLong = (body: unknown): boolean => typeof body === 'string' && body.length > longest
