import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { decide } from '../../src/gate/gate.ts'
import { judge } from '../../src/judge/judge.ts'
import { strictPolicy } from '../../src/model/workspace.ts'
import { withRefusals } from '../../src/pipeline/facts/refusals.ts'
import { golden } from '../golden.ts'
import { confusion, peersIn, type Judged } from './confusion.ts'
import { manifestsOf, oldAndNew } from './manifests.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const isHere = existsSync(`${shared}corpus/compat/truth.tsv`) && existsSync(`${shared}research/compat.md`)
const read = (fixture: string, side: string) => manifestsOf(readFileSync(`${shared}corpus/compat/${fixture}/${side}.yaml`, 'utf8'))

function judgedAs(fixture: string, truth: string, said: Judged['peers']): Judged {
  const found = judge(withRefusals(oldAndNew(read(fixture, 'old-live'), read(fixture, 'new'))))
  const { verdict, findings } = decide(found, { policy: strictPolicy, waivers: [], today: '2026-11-26', isWhole: true })
  return { fixture, truth, verdict, findings, peers: said }
}

describe.skipIf(!isHere)('the table of what each tool says of each change', () => {
  test('is what was read', () => {
    const peers = peersIn(readFileSync(`${shared}research/compat.md`, 'utf8'))
    const rows = readFileSync(`${shared}corpus/compat/truth.tsv`, 'utf8').trim().split('\n').slice(1)
    const judged = rows.map((line) => line.split('\t')).map(([fixture = '', truth = '']) => judgedAs(fixture, truth, peers.get(fixture) ?? []))

    const table = confusion(judged)

    const file = 'docs/confusion.md'
    const head = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8').split('\n| ')[0] ?? ''
    const text = `${head}\n${table}`
    expect(text).toBe(golden(file, text))
  })
})
