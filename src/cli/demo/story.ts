import type { Stage } from './stage.ts'

/**
 * The whole story in a scratch repository: a first render, a safe upgrade, one that would cost live objects a field, and
 * what somebody changed by hand. With a real API server, what is applied here is applied there.
 */
export async function tellStory(stage: Stage): Promise<{ readonly isAsTold: boolean; readonly ending: string }> {
  stage.chapter('First render, committed: what is reviewed is what will be applied')
  await stage.sluice('render', '--commit')
  if (stage.isReal) await stage.sluice('apply', '--env', stage.environment, '--yes')

  stage.chapter('An upgrade that is safe')
  await stage.upgrade('1.0.0', '1.1.0')
  await stage.sluice('render')
  await stage.commit('A newer meadow')
  await stage.sluice('diff', '--env', stage.environment)
  await stage.sluice('check', '--env', stage.environment)
  await stage.nameStream()
  if (stage.isReal) await stage.sluice('apply', '--env', stage.environment, '--yes')

  stage.chapter('An upgrade that would take a served version and a field from live objects')
  await stage.upgrade('1.1.0', '2.0.0')
  await stage.sluice('render')
  await stage.commit('The next major meadow')
  const refused = await stage.sluice('check', '--env', stage.environment)
  if (stage.isReal) await stage.sluice('apply', '--env', stage.environment, '--yes')

  stage.chapter('Back to what was applied; somebody has been at the cluster by hand')
  await stage.upgrade('2.0.0', '1.1.0')
  await stage.sluice('render')
  await stage.commit('Back to the meadow that is applied')
  await stage.editByHand()
  const drifted = await stage.sluice('drift', '--env', stage.environment)

  const isAsTold = refused === 11 && drifted === 10
  const ending = isAsTold
    ? 'That was the whole way: rendered, reviewed, blocked where it had to be, and watched afterwards.'
    : `The story went another way than it should: check gave ${refused}, expected 11; drift gave ${drifted}, expected 10.`
  return { isAsTold, ending }
}
