import { Failure } from '../../model/failure.ts'
import type { Chosen } from './chosen.ts'

/** Whoever wrote "as" meant somebody with fewer rights; an empty one is nobody, and every client then goes on with the user's own. */
export function refuseNobody({ name, user }: Chosen): void {
  const { as: who } = user
  if (who === undefined || (typeof who === 'string' && who !== '')) return
  throw new Failure('config-invalid', `The user of context "${name}" acts as "", expected a name`, {
    hint: 'Write a name after "as" in the kubeconfig, or take "as" out',
  })
}
