import { expect, test } from 'vitest'
import { inventoryId, leftOver, membersAmong, parentBody, readParent, whyNotOurs } from '../../../src/apply/apply.ts'
import { at, objectAt, textAt, type Json, type JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { asMember, partOfLabel, withoutMembership } from '../../../src/model/membership.ts'

const place = { namespace: 'default', name: 'sluice-prod' }
const id = inventoryId(place)
const record = { environment: 'prod', revision: 'abc', stream: 'sha256:1', time: '2026-11-26T10:00:00.000Z', who: 'anna', where: 'ci', lock: 'held' } as const

const live = (body: JsonObject): Manifest => ({
  id: { group: '', kind: 'ConfigMap', namespace: textAt(body, 'metadata', 'namespace') ?? '', name: textAt(body, 'metadata', 'name') ?? '' },
  version: 'v1',
  body,
})

const labelEntry = (manager: string, operation: string): Json => ({
  manager,
  operation,
  fieldsV1: { 'f:metadata': { 'f:labels': { [`f:${partOfLabel}`]: {} } } },
})

const labelled = (
  name: string,
  { inventory = id, managers = [labelEntry('sluice', 'Apply')], owners = [] as readonly Json[], uid = `uid-${name}` } = {},
): Manifest => live({ metadata: { name, namespace: 'shop', uid, labels: { [partOfLabel]: inventory }, managedFields: managers, ownerReferences: owners } })

test('the id is the one that the convention gives, and fits into a label', () => {
  expect(id).toMatch(/^applyset-[A-Za-z0-9_-]{43}-v1$/)
  expect(id.length).toBeLessThanOrEqual(63)
  expect(inventoryId({ ...place, name: 'sluice-test' })).not.toBe(id)
  expect(inventoryId({ ...place, namespace: 'other' })).not.toBe(id)
})

test('what a parent says is read back as it was written, in the order and the words of the convention', () => {
  const kinds = [
    { group: 'apps', kind: 'Deployment' },
    { group: '', kind: 'ConfigMap' },
    { group: 'apps', kind: 'Deployment' },
  ]
  const body = parentBody(place, undefined, { kinds, namespaces: ['shop', 'default', '', 'bank'], run: 'r1', record })

  expect(at(body, 'metadata', 'labels')).toEqual({ 'applyset.kubernetes.io/id': id })
  expect(at(body, 'metadata', 'annotations')).toMatchObject({
    'applyset.kubernetes.io/tooling': 'sluice/v1',
    'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap,Deployment.apps',
    'applyset.kubernetes.io/additional-namespaces': 'bank,shop',
  })
  expect(readParent(live(body))).toEqual({ kinds: [kinds[1], kinds[0]], namespaces: ['bank', 'shop'], run: 'r1', record })
})

test('what others put on the parent stays, and it is written over the version that was read', () => {
  const before = live({ metadata: { ...place, resourceVersion: '7', annotations: { team: 'a' }, labels: { tier: 'b' } }, data: { note: 'c' } })

  const body = parentBody(place, before, { kinds: [], namespaces: [], run: 'r', record: undefined })

  expect(body).toMatchObject({ metadata: { resourceVersion: '7', annotations: { team: 'a' }, labels: { tier: 'b' } }, data: { note: 'c' } })
})

test('a ConfigMap without the annotation, of another tool, or copied from elsewhere is no inventory of ours', () => {
  const ours = live(parentBody(place, undefined, { kinds: [], namespaces: [], run: '', record: undefined }))
  const kubectls = live({ metadata: { annotations: { 'applyset.kubernetes.io/tooling': 'kubectl/v1.35' } } })

  expect(whyNotOurs(ours, place)).toBe('')
  expect(whyNotOurs(live({ metadata: {} }), place)).toBe('it is no inventory')
  expect(whyNotOurs(kubectls, place)).toContain('kubectl/v1.35')
  expect(whyNotOurs(ours, { ...place, name: 'copy' })).toContain('its id')
})

test('only what has the label by our own hand is a member', () => {
  const ours = labelled('ours')
  const byClient = labelled('by-client', { managers: [labelEntry('kubectl-client-side-apply', 'Update')] })
  const copied = labelled('endpoints', { managers: [labelEntry('endpoint-controller', 'Update')] })
  const made = labelled('made', { owners: [{ controller: true }] })
  const elsewhere = labelled('elsewhere', { inventory: 'applyset-other-v1' })

  expect(membersAmong([ours, byClient, copied, made, elsewhere], id)).toEqual([ours, byClient])
})

test('a member is left over when it is no longer desired, under no group', () => {
  const kept = labelled('kept')
  const gone = labelled('gone')
  const moved = { ...labelled('kept'), id: { ...kept.id, group: 'events.k8s.io' } }

  expect(leftOver([kept, gone, moved], [kept], [kept])).toEqual([gone])
})

test('an object without its membership is the object that was committed, in its fields and in who owns them', () => {
  const plain = live({ metadata: { name: 'm', namespace: 'shop' }, data: { a: '1' } })
  const applied = asMember(plain, id)
  const fieldsV1 = { 'f:data': { 'f:a': {} }, 'f:metadata': { 'f:labels': { [`f:${partOfLabel}`]: {} } } }
  const lived = { ...applied, body: { ...applied.body, metadata: { ...objectAt(applied.body, 'metadata'), managedFields: [{ manager: 'sluice', fieldsV1 }] } } }

  const seen = withoutMembership(lived)

  expect(seen.body).toEqual({
    ...plain.body,
    metadata: { name: 'm', namespace: 'shop', managedFields: [{ manager: 'sluice', fieldsV1: { 'f:data': { 'f:a': {} } } }] },
  })
})

test('other labels, and who owns them, stay', () => {
  const own = { 'f:metadata': { 'f:labels': { '.': {}, 'f:app': {}, [`f:${partOfLabel}`]: {} } } }
  const lived = live({ metadata: { labels: { app: 'x', [partOfLabel]: id }, managedFields: [{ fieldsV1: own }] } })

  expect(withoutMembership(lived).body).toEqual({
    metadata: { labels: { app: 'x' }, managedFields: [{ fieldsV1: { 'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } } } }] },
  })
})
