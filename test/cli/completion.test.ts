import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { mayLack } from './shells.ts'
import { scratch, sluice } from './workspace.ts'

const words = async (cwd: string, ...typed: readonly string[]): Promise<readonly string[]> =>
  (await sluice(['completion', 'words', '--', ...typed], { cwd })).out.split('\n').filter((line) => line !== '')

describe('in a workspace', () => {
  const place = scratch({
    'values/dev/environment.yml': '',
    'values/prod/environment.yml': '',
    'values/_shared/shop.yml': '',
    'rendered/dev/shop/render.yml': '',
    'rendered/prod/istiod/render.yml': '',
  })

  test.each([
    { typed: ['dr'], offered: ['drift'] },
    { typed: ['check', '--exp'], offered: ['--expect', '--explain'] },
    { typed: ['check', '--env', ''], offered: ['dev', 'prod'] },
    { typed: ['check', '--env', 'p'], offered: ['prod'] },
    { typed: ['render', '--release', ''], offered: ['istiod', 'shop'] },
    { typed: ['diff', '--output', 's'], offered: ['sarif', 'spinnaker'] },
    { typed: ['check', '--ascii', '--asc'], offered: [] },
    { typed: ['compat', '--from', 'v'], offered: [] },
    { typed: ['constructor', '--'], offered: [] },
  ])('after "sluice $typed" Tab offers $offered', async ({ typed, offered }) => {
    expect(await words(place.root, ...typed)).toEqual(offered)
  })
})

test('bash completes by what the program says', async () => {
  using place = scratch({ 'values/dev/environment.yml': '' })
  const { out } = await sluice(['completion', 'bash'])
  place.write('completion.bash', out)
  const typed = 'source ./completion.bash; COMP_WORDS=(sluice check --env ""); COMP_CWORD=3; _sluice; echo "${COMPREPLY[@]}"'

  expect(execFileSync('bash', ['-c', typed], { cwd: place.root, encoding: 'utf8' })).toBe('dev\n')
})

test('a shell that it does not know is named, with those that it knows', async () => {
  const refused = await sluice(['completion', 'tcsh'])

  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('expected bash, zsh, fish') })
})

// Each shell reads its script as it is; only what zsh gives to its own line editor is caught and printed.
test.skipIf(mayLack('zsh'))('zsh completes by what the program says', async () => {
  using place = scratch({ 'values/dev/environment.yml': '', 'values/prod/environment.yml': '' })
  const { out } = await sluice(['completion', 'zsh'])
  place.write('completion.zsh', out)
  const typed = 'compdef() {}; compadd() { print -r -- $found }; source ./completion.zsh; words=(sluice check --env ""); CURRENT=4; _sluice'

  expect(execFileSync('zsh', ['-f', '-c', typed], { cwd: place.root, encoding: 'utf8' })).toBe('dev prod\n')
})

test.skipIf(mayLack('fish'))('fish completes by what the program says, and files where it says nothing', async () => {
  using place = scratch({ 'values/dev/environment.yml': '', 'values/prod/environment.yml': '' })
  const { out } = await sluice(['completion', 'fish'])
  place.write('completion.fish', out)
  const typed = 'source ./completion.fish; complete -C "sluice check --env "; complete -C "sluice compat --from v"'

  expect(execFileSync('fish', ['--no-config', '-c', typed], { cwd: place.root, encoding: 'utf8' })).toBe('dev\nprod\nvalues/\n')
})
