import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
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
