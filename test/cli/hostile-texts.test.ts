import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratch, sluice } from './workspace.ts'

const casesFile = join(import.meta.dirname, '../../../shared/corpus/hostile/cases.json')

type Case = { readonly name: string; readonly templates: Readonly<Record<string, string>>; readonly secret?: string }

const decode = (text: string): readonly Case[] => JSON.parse(text)

/** Texts that need no helm; "<<repeat N TEXT>>" keeps long ones short in the file. */
const cases = existsSync(casesFile)
  ? decode(readFileSync(casesFile, 'utf8'))
      .map(({ name, templates, secret = '' }) => ({ name, secret, text: expand(Object.values(templates).join('\n---\n')) }))
      .filter(({ text }) => !text.includes('{{'))
  : []

function expand(text: string): string {
  return text.replaceAll(/<<repeat (\d+) ([^>]*)>>/g, (_whole, count: string, piece: string) => piece.repeat(Number(count)))
}

// No helm stands in front of these verbs: whatever a chart could print reaches our own parser.
test.skipIf(cases.length === 0).each(cases)('T07, T09: normalise and compat answer within the contract: $name', async ({ text, secret }) => {
  using place = scratch({ 'old.yaml': '', 'new.yaml': text })
  const guarded = { env: { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'unpolluted.ts')}` } }

  const printed = await sluice(['normalise', '-'], { input: text, ...guarded })
  const judged = await sluice(['compat', '--from', join(place.root, 'old.yaml'), '--to', join(place.root, 'new.yaml')], guarded)

  expect([0, 2]).toContain(printed.code)
  expect([0, 2, 11]).toContain(judged.code)
  for (const said of [printed.err, judged.err, judged.out]) {
    expect(said).not.toMatch(/\n\s+at |polluted/)
    // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
    expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
    if (secret !== '') expect(said).not.toContain(secret)
  }
})

test.skipIf(cases.length === 0)('the corpus has cases that need no helm', () => {
  expect(cases.length).toBeGreaterThan(40)
})
