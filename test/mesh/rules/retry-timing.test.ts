import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { routing, to } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

/** What is said of a route, without the name of its VirtualService. */
const said = (route: JsonObject): readonly string[] =>
  findingsOf('retry-timing', [], [routing('shop/web', { hosts: ['web'] }, [{ ...to('web'), ...route }])]).map(({ message }) => message.replace(/^.*?: /, ''))

const post = (retryOn: string, method = 'POST'): JsonObject => ({
  timeout: '9s',
  match: [{ method: { exact: method } }],
  retries: { attempts: 2, perTryTimeout: '2s', retryOn },
})

test.each([
  ['5s', '2s', 3],
  ['1m', '30500ms', 2],
  ['1.5s', '1s', 2],
])('a timeout of %s ends before %s times %i', (timeout, perTryTimeout, attempts) => {
  expect(said({ timeout, retries: { attempts, perTryTimeout } })).toEqual([expect.stringContaining('do not fit into the timeout')])
})

test('retries that fit, and no retries, are fine', () => {
  expect(said({ timeout: '6s', retries: { attempts: 3, perTryTimeout: '2s' } })).toEqual([])
  expect(said({ timeout: '1s', retries: { attempts: 0, perTryTimeout: '2s' } })).toEqual([])
  expect(said({ timeout: '1s' })).toEqual([])
})

test('a try without an end is never tried again', () => {
  expect(said({ retries: { attempts: 3 } })).toEqual([expect.stringContaining('no end')])
  expect(said({ timeout: '0s', retries: { attempts: 3 } })).toEqual([expect.stringContaining('no end')])
  expect(said({ timeout: '3s', retries: { attempts: 3 } })).toEqual([])
})

test('a POST is not to be sent again after the server began with it', () => {
  expect(said(post('connect-failure, 5xx'))).toEqual([expect.stringContaining('sent again')])
  expect(said(post('connect-failure,refused-stream'))).toEqual([])
  expect(said(post('5xx', 'GET'))).toEqual([])
})

test('what was so before is not told again', () => {
  const both = [routing('shop/web', { hosts: ['web'] }, [{ ...to('web'), retries: { attempts: 3 } }])]

  expect(findingsOf('retry-timing', both, both)).toEqual([])
})
