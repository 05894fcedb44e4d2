import { at } from '../../model/json.ts'
import type { Right } from '../../model/right.ts'
import type { Rights } from '../../ports/rights.ts'
import { tryApply } from './dry-run.ts'
import { failureOf } from './failures.ts'
import { inParallel } from './in-parallel.ts'
import type { Server } from './server.ts'

/** Asks the server itself: it knows of rights that no role names. */
export function createRights(server: Server): Rights {
  const isAlmighty = (): Promise<boolean> => may(server, { verb: '*', group: '*', resource: '*', namespace: '' }, '')
  return {
    kinds: async () => (await server.kinds.anew()).served,
    isAlmighty,
    missing: async (rights) => {
      if (await isAlmighty()) return []
      const answers = await inParallel(rights, (right) => has(server, right))
      return rights.filter((_right, index) => answers[index] === false)
    },
    tried: async (desired) => {
      const reply = await tryApply(server, desired)
      if (reply?.kind === 'ok') return 'allowed'
      return reply?.kind === 'refused' && reply.status === 403 ? 'forbidden' : 'unknown'
    },
  }
}

async function has(server: Server, right: Right): Promise<boolean> {
  if (!right.isNamed && (await may(server, right, ''))) return true
  if (right.names.length === 0) return false
  const answers = await inParallel(right.names, (name) => may(server, right, name))
  return !answers.includes(false)
}

type Asked = Pick<Right, 'verb' | 'group' | 'resource' | 'namespace'>

async function may(server: Server, { verb, group, resource, namespace }: Asked, name: string): Promise<boolean> {
  const [plural = '', subresource = ''] = resource.split('/')
  const spec = { resourceAttributes: { verb, group, resource: plural, subresource, namespace, name } }
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec }
  const reply = await server.send({ method: 'POST', path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', type: 'application/json', body })
  if (reply.kind !== 'ok') throw failureOf(server, reply, { verb: 'create', resource: 'selfsubjectaccessreviews.authorization.k8s.io' })
  return at(reply.body, 'status', 'allowed') === true
}
