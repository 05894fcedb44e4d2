import { objectAt, toJsonText } from '../model/json.ts'
import type { ReadKubeconfig } from '../ports/kubeconfig.ts'
import { chosenIn, type Chosen } from './kubeconfig/chosen.ts'
import { credentialProgram, refuseProgram, type Trust } from './kubeconfig/program.ts'
import { readFiles } from './kubeconfig/read-files.ts'
import { refuseNobody } from './kubeconfig/refuse-nobody.ts'

/**
 * The kubeconfig as kubectl finds it → one context of it, which kubectl and our own client are then given alike: two readers of several files could take them
 * for two clusters. Nothing of it comes from the workspace, and in CI it runs only what a review has let it run.
 */
export const createKubeconfig =
  (trust: Trust): ReadKubeconfig =>
  async (context, who = '') => {
    const chosen = actingAs(chosenIn(await readFiles(trust), context), who)
    refuseNobody(chosen)
    const program = await credentialProgram(chosen, trust)
    await refuseProgram(chosen, program, trust)
    return { context: chosen.name, text: textOf(chosen, program), program }
  }

function actingAs(chosen: Chosen, who: string): Chosen {
  if (who === '') return chosen
  const { 'as-uid': _uid, 'as-groups': _groups, 'as-user-extra': _extra, ...user } = chosen.user
  return { ...chosen, user: { ...user, as: who } }
}

/** The program by its whole path: kubectl and we then run the same one, whatever their PATH. */
function textOf({ name, context, cluster, user }: Chosen, program: string): string {
  const exec = objectAt(user, 'exec')
  return toJsonText({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    users: [{ name, user: 'exec' in user ? { ...user, exec: { ...exec, command: program } } : user }],
    contexts: [{ name, context: { ...context, cluster: name, user: name } }],
    'current-context': name,
  })
}
