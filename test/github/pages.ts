import type { Json } from '../../src/model/json.ts'
import type { Answered, Asked } from './answer.ts'
import { textOf } from './answers/shown.ts'

// GitHub gives 30 where nobody asks, and never more than 100, whatever is asked.
const usual = 30
const most = 100

export type Page = { readonly items: readonly Json[]; readonly headers: Readonly<Record<string, string>> }

/** One page of a list, with the Link header that leads to the others. */
export function pageOf(list: readonly Json[], { query, path, operation }: Asked, url: string): Page {
  const size = Math.min(most, Math.max(1, numberIn(query['per_page'], usual)))
  const page = Math.max(1, numberIn(query['page'], 1))
  const last = Math.max(1, Math.ceil(list.length / size))
  const place = operation.slice('GET '.length).replace(/\{(\w+)\}/g, (_, name: string) => shownOf(path[name]))
  const to = (number: number, name: string): string => {
    const asked = new URLSearchParams({ ...textsOf(query), page: String(number) })
    return `<${url}${place}?${asked.toString()}>; rel="${name}"`
  }
  const links = [...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []), ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : [])]
  return { items: list.slice((page - 1) * size, page * size), headers: links.length === 0 ? {} : { link: links.join(', ') } }
}

export function listed(list: readonly Json[], asked: Asked, url: string): Answered {
  const { items, headers } = pageOf(list, asked, url)
  return { status: 200, body: items, headers }
}

/** A parameter is a text or a number. */
const shownOf = (value: Json | undefined): string => (typeof value === 'number' ? `${value}` : textOf(value))

const numberIn = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise)

const textsOf = (query: Readonly<Record<string, Json>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, shownOf(value)]))
