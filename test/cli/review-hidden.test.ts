import { expect, test } from 'vitest'
import { crdText, snapshotText } from './snapshots.ts'
import { configMap, oneRelease, scratch, sluice } from './workspace.ts'

type Found = { readonly findings: readonly { readonly rule: string; readonly path: string }[] }

test.each([
  ['.gitattributes', 'rendered/** -diff\n', ['diff']],
  ['rendered/.gitattributes', '*.yaml linguist-generated ident\n', ['ident', 'linguist-generated']],
  ['.gitattributes', '* text=auto eol=lf\n*.yaml diff=yaml\n', []],
])('T19: what %s hides of rendered files blocks: %j', async (file, text, hidden) => {
  const snapshot = snapshotText(crdText('owner'), new Date().toISOString())
  using place = scratch({ ...oneRelease({ 'm.yaml': configMap('m') }), 'values/e/snapshot.json': snapshot, [file]: text })
  await place.git('init', '-q')
  await sluice(['render', '--workspace', place.root])
  await place.git('add', '-A')
  await place.git('commit', '-qm', 'x')

  const { out } = await sluice(['check', '--workspace', place.root, '--snapshot', `${place.root}/values/e/snapshot.json`, '--output', 'json'])
  const { findings }: Found = JSON.parse(out)

  expect(findings.flatMap(({ rule, path }) => (rule === 'gate/review-hidden' ? [path] : [])).toSorted()).toEqual(hidden)
})
