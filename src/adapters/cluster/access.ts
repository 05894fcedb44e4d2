import type { OutgoingHttpHeaders } from 'node:http'
import type { RequestOptions } from 'node:https'

/** Headers and TLS material of one request, and an agent where it takes a way of its own. */
export type Credentials = Omit<RequestOptions, 'headers'> & { readonly headers: OutgoingHttpHeaders }

/** Credentials for one request; asked anew each time, since a token may expire. Rejects where they cannot be had, with words that may hold secrets. */
export type Access = () => Promise<Credentials>
